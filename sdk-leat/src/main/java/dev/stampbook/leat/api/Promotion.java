package dev.stampbook.leat.api;

import java.util.Map;
import java.util.Optional;

/**
 * What vouchers are vouchers of (sheet section 3.7).
 *
 * @param uuid key
 * @param name what it is called
 * @param description what people read
 * @param voucherLimit the most vouchers
 * @param limitPerContact the most vouchers of one contact
 * @param expirationDuration seconds until a voucher expires
 * @param attributes the account's own fields
 */
public record Promotion(
    String uuid,
    Optional<String> name,
    Optional<String> description,
    Optional<Long> voucherLimit,
    Optional<Long> limitPerContact,
    Optional<Long> expirationDuration,
    Map<String, Object> attributes) {

  /**
   * Asks to create a promotion.
   *
   * @param expirationDuration seconds until a voucher expires
   */
  public record Create(
      String name,
      String description,
      Optional<Long> voucherLimit,
      Optional<Long> limitPerContact,
      Optional<Long> expirationDuration) {}
}
