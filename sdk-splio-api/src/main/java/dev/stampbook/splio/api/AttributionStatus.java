package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** Whether a granted reward can be used (sheet section 5). The dates decide; the words differ between the two forms. */
public enum AttributionStatus {
  /** Can be used; list form. */
  @Json(name = "valid")
  VALID,
  /** Can be used; detail form. */
  @Json(name = "available")
  AVAILABLE,
  /** Was used. */
  @Json(name = "burned")
  BURNED,
  @Json(name = "expired")
  EXPIRED,
  /** Inside its holding days; the literal is presumed. */
  @Json(name = "pending")
  PENDING
}
