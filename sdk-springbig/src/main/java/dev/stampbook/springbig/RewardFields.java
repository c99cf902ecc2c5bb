package dev.stampbook.springbig;

import dev.stampbook.springbig.api.JsonPointer;

/**
 * Where the answer of {@code springbig.routes.rewards} keeps what, seen from one reward (sheet sections 3.6 and 14, U10).
 *
 * @param id {@code springbig.fields.reward.id}
 * @param name {@code springbig.fields.reward.name}: text of the wallet
 * @param points {@code springbig.fields.reward.points}: points needed, 0 for an offer
 * @param discountType {@code springbig.fields.reward.discountType}: {@code $} or {@code %}
 * @param discountAmount {@code springbig.fields.reward.discountAmount}
 * @param active {@code springbig.fields.reward.active}: false leaves the reward out; absent counts as on
 */
public record RewardFields(
    JsonPointer id,
    JsonPointer name,
    JsonPointer points,
    JsonPointer discountType,
    JsonPointer discountAmount,
    JsonPointer active) {

  /**
   * Returns the names that one back-office for Springbig rewards uses with its own server: {@code item_value}, {@code discount_type} and
   * so on. They fit, but nothing shows that they are Springbig's (sheet section 3.6).
   */
  public static RewardFields backOffice() {
    return new RewardFields(
        JsonPointer.of("/id"),
        JsonPointer.of("/name"),
        JsonPointer.of("/item_value"),
        JsonPointer.of("/discount_type"),
        JsonPointer.of("/discount_amount"),
        JsonPointer.of("/active"));
  }
}
