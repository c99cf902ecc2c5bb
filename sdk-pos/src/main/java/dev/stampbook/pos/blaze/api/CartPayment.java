package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;

/**
 * Adds a payment to an online order; only with the consent of Blaze (sheet section 7).
 *
 * @param paymentOption how it was paid
 * @param paymentReceived how much, in US dollars
 * @param orderTags labels
 */
public record CartPayment(
    OpenEnum<PaymentOption> paymentOption, BigDecimal paymentReceived, List<String> orderTags) {}
