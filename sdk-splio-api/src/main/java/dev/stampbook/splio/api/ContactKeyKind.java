package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** By what a contact is addressed (sheet section 3.2). */
public enum ContactKeyKind {
  /** The key the universe has chosen; the default. */
  @Json(name = "unique_key")
  UNIQUE_KEY,
  /** The number of the universe. */
  @Json(name = "internal_id")
  INTERNAL_ID
}
