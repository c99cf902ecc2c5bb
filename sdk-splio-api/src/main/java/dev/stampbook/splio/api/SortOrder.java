package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** The direction of a list (sheet section 3.4). */
public enum SortOrder {
  @Json(name = "asc")
  ASC,
  @Json(name = "desc")
  DESC
}
