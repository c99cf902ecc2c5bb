package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;

/** Says under which rules a person may buy (sheet section 5). */
public enum ConsumerType {
  @Json(name = "Other")
  OTHER,
  @Json(name = "AdultUse")
  ADULT_USE,
  @Json(name = "MedicinalState")
  MEDICINAL_STATE,
  @Json(name = "MedicinalThirdParty")
  MEDICINAL_THIRD_PARTY
}
