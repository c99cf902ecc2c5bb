package dev.stampbook.splio.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of an order to report (sheet section 3.3).
 *
 * @param productId product, which must exist
 * @param unitPrice price of one unit
 * @param quantity units; zero on refund lines (sheet section 4)
 * @param discountAmount taken off the line
 * @param taxAmount tax of the line
 * @param totalLineAmount what is paid for the line; negative makes the order a refund
 */
public record OrderLineIn(
    String productId,
    Optional<BigDecimal> unitPrice,
    Optional<Long> quantity,
    Optional<BigDecimal> discountAmount,
    Optional<BigDecimal> taxAmount,
    Optional<String> currency,
    Optional<BigDecimal> totalLineAmount) {}
