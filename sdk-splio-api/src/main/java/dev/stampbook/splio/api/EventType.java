package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** What moved points (sheet section 5). */
public enum EventType {
  @Json(name = "abandoned_cart")
  ABANDONED_CART,
  @Json(name = "birthday")
  BIRTHDAY,
  @Json(name = "credit_points")
  CREDIT_POINTS,
  @Json(name = "email_clicked")
  EMAIL_CLICKED,
  @Json(name = "email_opened")
  EMAIL_OPENED,
  @Json(name = "order")
  ORDER,
  @Json(name = "reward_attribution")
  REWARD_ATTRIBUTION,
  @Json(name = "reward_burn")
  REWARD_BURN,
  @Json(name = "subscribe_change")
  SUBSCRIBE_CHANGE,
  @Json(name = "subscription")
  SUBSCRIPTION,
  @Json(name = "tier_change")
  TIER_CHANGE,
  @Json(name = "tier_downgrade")
  TIER_DOWNGRADE,
  @Json(name = "tier_upgrade")
  TIER_UPGRADE,
  @Json(name = "unsubscription")
  UNSUBSCRIPTION
}
