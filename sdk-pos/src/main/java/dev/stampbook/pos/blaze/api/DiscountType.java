package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;

/** How a discount is stated: an amount, 0 to 100 per cent, or the price that is left (sheet section 5). */
public enum DiscountType {
  @Json(name = "Cash")
  CASH,
  @Json(name = "Percentage")
  PERCENTAGE,
  @Json(name = "FinalPrice")
  FINAL_PRICE
}
