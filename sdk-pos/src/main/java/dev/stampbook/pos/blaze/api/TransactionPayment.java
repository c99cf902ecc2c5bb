package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A payment of a transaction (sheet section 3.5).
 *
 * @param id Blaze's id
 * @param paymentOption how it was paid
 * @param amount for how much of the sale
 * @param paymentReceived how much came in
 * @param tips tip
 * @param cardFee surcharge
 * @param externalId reference of the payment
 * @param refundedAmount what went back
 */
public record TransactionPayment(
    Optional<String> id,
    Optional<OpenEnum<PaymentOption>> paymentOption,
    Optional<BigDecimal> amount,
    Optional<BigDecimal> paymentReceived,
    Optional<BigDecimal> tips,
    Optional<BigDecimal> cardFee,
    Optional<String> externalId,
    Optional<BigDecimal> refundedAmount) {}
