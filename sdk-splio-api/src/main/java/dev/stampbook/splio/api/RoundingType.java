package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** How a program rounds points (sheet section 5). */
public enum RoundingType {
  @Json(name = "round")
  ROUND,
  @Json(name = "ceil")
  CEIL,
  /** Presumed: the user interface offers it. */
  @Json(name = "floor")
  FLOOR
}
