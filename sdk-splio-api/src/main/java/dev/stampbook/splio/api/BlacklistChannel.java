package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** Which address a blacklist suppresses (sheet section 3.2). */
public enum BlacklistChannel {
  @Json(name = "email")
  EMAIL,
  @Json(name = "cellphone")
  CELLPHONE
}
