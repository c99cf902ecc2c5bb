package dev.stampbook.smile.api;

import java.util.Optional;

/**
 * Asks to add or take points (sheet section 3.1).
 *
 * @param pointsTransaction the change
 */
public record PointsTransactionCreateRequest(Fields pointsTransaction) {

  /**
   * One change.
   *
   * @param customerId whose points change
   * @param pointsChange the signed change, not 0; a balance below zero is refused
   * @param description what the customer reads
   * @param internalNote what only the merchant reads; carries our reference
   */
  public record Fields(
      long customerId,
      long pointsChange,
      Optional<String> description,
      Optional<String> internalNote) {}
}
