package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** What a refund order does to points (sheet section 5). */
public enum RefundMode {
  /** Takes pending points of the oldest holding period first. */
  @Json(name = "cancel")
  CANCEL,
  /** Takes spendable points. */
  @Json(name = "debit")
  DEBIT,
  /** Seen in an old example. */
  @Json(name = "refund")
  REFUND
}
