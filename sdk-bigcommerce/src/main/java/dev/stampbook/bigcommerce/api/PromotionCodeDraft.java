package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A code to create with a text of our own: at most 50 letters, digits, blanks, {@code _} and {@code -} (sheet 3.6); 0 uses mean unlimited. */
public record PromotionCodeDraft(
    String code, Optional<Integer> maxUses, Optional<Integer> maxUsesPerCustomer) {

  @Override
  public String toString() {
    return "promotion code(hidden)";
  }
}
