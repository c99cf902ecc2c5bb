package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** The kind of a program (sheet section 5). */
public enum ProgramType {
  @Json(name = "simple")
  SIMPLE,
  @Json(name = "tiered")
  TIERED
}
