package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** Whether an entry of the ledger counts (sheet section 5). */
public enum PointStatus {
  @Json(name = "valid")
  VALID,
  @Json(name = "active")
  ACTIVE,
  @Json(name = "expired")
  EXPIRED
}
