package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** The two kinds of points (sheet section 5). */
public enum PointsType {
  /** Spendable. */
  @Json(name = "non-qualifying")
  NON_QUALIFYING,
  /** Counts towards the tier; the literal is presumed. */
  @Json(name = "qualifying")
  QUALIFYING
}
