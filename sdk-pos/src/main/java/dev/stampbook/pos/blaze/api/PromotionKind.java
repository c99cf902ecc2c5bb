package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;

/** Says what a promotion is about (sheet section 3.4). */
public enum PromotionKind {
  @Json(name = "Cart")
  CART,
  @Json(name = "Product")
  PRODUCT,
  @Json(name = "DeliveryFee")
  DELIVERY_FEE,
  BOGO,
  @Json(name = "Bundle")
  BUNDLE,
  @Json(name = "VarietyBundle")
  VARIETY_BUNDLE
}
