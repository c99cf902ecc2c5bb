package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** The type of a custom field (sheet section 5); values are always text. */
public enum FieldType {
  @Json(name = "date")
  DATE,
  @Json(name = "text")
  TEXT,
  @Json(name = "int")
  INT,
  @Json(name = "double")
  DOUBLE,
  /** Only read, never made. */
  @Json(name = "string")
  STRING
}
