package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** Why an address is suppressed (sheet section 5). */
public enum BlacklistSource {
  /** Added by the merchant. */
  @Json(name = "custom")
  CUSTOM,
  /** The person unsubscribed; e-mail only. */
  @Json(name = "unsub")
  UNSUB,
  /** Soft bounces. */
  @Json(name = "soft")
  SOFT,
  /** Complaint reported by the mailbox provider; e-mail only. */
  @Json(name = "fbl")
  FBL,
  /** Hard bounce. */
  @Json(name = "bounce")
  BOUNCE,
  /** Text message STOP; phone only, and no call lifts it. */
  @Json(name = "stop")
  STOP
}
