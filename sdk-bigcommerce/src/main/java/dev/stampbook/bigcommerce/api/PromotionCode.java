package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A code of a promotion (sheet 3.6, 4.8). */
public record PromotionCode(
    long id,
    Optional<String> code,
    Optional<Integer> currentUses,
    Optional<Integer> maxUses,
    Optional<Integer> maxUsesPerCustomer,
    Optional<WireTime> created) {

  @Override
  public String toString() {
    return "promotion code(" + id + ")";
  }
}
