package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;

/** Names a way to pay (sheet section 5). */
public enum PaymentOption {
  @Json(name = "Cash")
  CASH,
  @Json(name = "Credit")
  CREDIT,
  @Json(name = "Check")
  CHECK,
  @Json(name = "Hypur")
  HYPUR,
  @Json(name = "Split")
  SPLIT,
  @Json(name = "StoreCredit")
  STORE_CREDIT,
  @Json(name = "Linx")
  LINX,
  @Json(name = "CashlessATM")
  CASHLESS_ATM,
  @Json(name = "Mtrac")
  MTRAC,
  @Json(name = "None")
  NONE,
  @Json(name = "Clover")
  CLOVER,
  @Json(name = "BlazePay")
  BLAZE_PAY,
  ACH,
  @Json(name = "GiftCard")
  GIFT_CARD,
  @Json(name = "Spence")
  SPENCE,
  @Json(name = "Stronghold")
  STRONGHOLD
}
