package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** What a monetary reward takes off (sheet section 5). */
public enum MonetaryType {
  @Json(name = "percentage")
  PERCENTAGE,
  /** An amount of money. */
  @Json(name = "value")
  VALUE,
  /** Seen in one detail example. */
  @Json(name = "discount")
  DISCOUNT
}
