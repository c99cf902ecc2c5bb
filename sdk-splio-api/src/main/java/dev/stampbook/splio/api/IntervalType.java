package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** The unit of a validity (sheet section 5). */
public enum IntervalType {
  @Json(name = "days")
  DAYS,
  @Json(name = "weeks")
  WEEKS,
  @Json(name = "months")
  MONTHS,
  @Json(name = "years")
  YEARS
}
