package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** What a removal from a blacklist lifts (sheet section 3.2). */
public enum BlacklistRemoval {
  @Json(name = "custom")
  CUSTOM,
  /** E-mail only. */
  @Json(name = "unsub")
  UNSUB,
  /** Custom and unsub. */
  @Json(name = "all")
  ALL
}
