package dev.stampbook.pos.treez.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A payment of a ticket (sheet 3.2): all of it or none.
 *
 * @param paymentMethod CREDIT, DEBIT, CASH, CHECK, ACH or a name that ends in {@code _CUSTOM}
 * @param amountPaid the ticket's total
 */
public record Payment(
    String paymentSource,
    String paymentMethod,
    BigDecimal amountPaid,
    Optional<String> paymentId,
    Optional<WireTime> paymentDate,
    Optional<BigDecimal> processorFee,
    Optional<BigDecimal> processorTip) {}
