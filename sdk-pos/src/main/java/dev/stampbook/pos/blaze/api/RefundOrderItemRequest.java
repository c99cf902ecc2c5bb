package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was given back for one line (sheet section 3.6).
 *
 * @param orderItemId the line
 * @param quantity how much
 * @param productName what
 * @param refundAmt money given back; net of tax is assumed
 * @param refundDiscountAmt discount given back
 * @param refundAs how it was paid
 * @param refundType what happened
 * @param note note of the till
 * @param withInventory whether the goods went back on the shelf
 * @param created when
 * @param createdById by whom
 */
public record RefundOrderItemRequest(
    Optional<String> orderItemId,
    Optional<BigDecimal> quantity,
    Optional<String> productName,
    Optional<BigDecimal> refundAmt,
    Optional<BigDecimal> refundDiscountAmt,
    Optional<OpenEnum<PaymentOption>> refundAs,
    Optional<OpenEnum<RefundType>> refundType,
    Optional<PersonalText> note,
    Optional<Boolean> withInventory,
    Optional<EpochMillis> created,
    Optional<String> createdById) {
  /** Says what happened to a line. */
  public enum RefundType {
    @Json(name = "Refund")
    REFUND,
    @Json(name = "Exchange")
    EXCHANGE,
    @Json(name = "Void")
    VOID
  }
}
