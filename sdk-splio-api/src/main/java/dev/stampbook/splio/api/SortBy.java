package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** The order of the ledger (sheet section 3.4). */
public enum SortBy {
  @Json(name = "ValueDate")
  VALUE_DATE,
  @Json(name = "EventDate")
  EVENT_DATE,
  @Json(name = "ID")
  ID
}
