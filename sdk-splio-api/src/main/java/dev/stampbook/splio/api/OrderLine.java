package dev.stampbook.splio.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of an order as it is kept.
 *
 * @param unitPrice price of one unit
 */
public record OrderLine(
    Optional<String> externalId,
    Optional<String> name,
    Optional<String> description,
    Optional<String> brand,
    Optional<BigDecimal> unitPrice,
    Optional<Long> quantity,
    Optional<BigDecimal> discountAmount,
    Optional<BigDecimal> taxAmount,
    Optional<String> currency,
    Optional<BigDecimal> totalLineAmount,
    Optional<String> status) {}
