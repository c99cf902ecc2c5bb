package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A discount on a line of a ticket (sheet 3.2).
 *
 * @param discountAmount the value as configured: 50 is 50 percent
 * @param savings the money it really takes off, zero or positive
 * @param discountCategory such as AUTOMATIC_DISCOUNT
 * @param discountReason what a cashier gave as reason
 */
public record AppliedDiscount(
    Optional<String> id,
    Optional<String> discountId,
    Optional<String> discountTitle,
    Optional<BigDecimal> discountAmount,
    Optional<OpenEnum<DiscountMethod>> discountMethod,
    Optional<BigDecimal> savings,
    Optional<String> discountCategory,
    Optional<String> discountReason,
    Optional<Boolean> cart) {}
