package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;

/** Says where an online order is on its way (sheet section 5). */
public enum TrackingStatus {
  @Json(name = "NotStarted")
  NOT_STARTED,
  @Json(name = "Placed")
  PLACED,
  @Json(name = "Accepted")
  ACCEPTED,
  @Json(name = "Packaged")
  PACKAGED,
  @Json(name = "OnTheWay")
  ON_THE_WAY,
  @Json(name = "Delivered")
  DELIVERED,
  @Json(name = "WaitingPickup")
  WAITING_PICKUP,
  @Json(name = "Declined")
  DECLINED
}
