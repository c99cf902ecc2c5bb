package dev.stampbook.leat.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Something loyalty rules can count, such as an amount of money (sheet section 3.3).
 *
 * @param id Leat's number
 * @param loyaltyProgramId the program it belongs to
 * @param name key
 * @param label what people read
 * @param prefix what stands before a value
 * @param isDefault whether it counts where no unit is named
 * @param format how values are written
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
public record Unit(
    Optional<Long> id,
    Optional<Long> loyaltyProgramId,
    String name,
    Optional<String> label,
    Optional<String> prefix,
    Optional<Boolean> isDefault,
    Optional<String> format,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  /**
   * Asks to create a unit.
   *
   * @param name key, unique
   */
  public record Create(
      String name, String label, Optional<Boolean> isDefault, Optional<String> prefix) {}
}
