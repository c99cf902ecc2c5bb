package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;

/** The state of a transaction (sheet section 5). */
public enum TransactionStatus {
  @Json(name = "Queued")
  QUEUED,
  @Json(name = "Hold")
  HOLD,
  @Json(name = "InProgress")
  IN_PROGRESS,
  @Json(name = "Completed")
  COMPLETED,
  @Json(name = "Pending")
  PENDING,
  @Json(name = "Canceled")
  CANCELED,
  @Json(name = "RefundWithInventory")
  REFUND_WITH_INVENTORY,
  @Json(name = "RefundWithoutInventory")
  REFUND_WITHOUT_INVENTORY,
  @Json(name = "Void")
  VOID,
  @Json(name = "VoidSales")
  VOID_SALES,
  @Json(name = "Draft")
  DRAFT
}
