package dev.stampbook.pos.treez.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A payment of a ticket (sheet 3.2): all of it or none. What is read may lack any of it, because no points depend on it: whether a ticket
 * is paid is said by its {@code payment_status}.
 *
 * @param paymentMethod CREDIT, DEBIT, CASH, CHECK, ACH or a name that ends in {@code _CUSTOM}
 * @param amountPaid the ticket's total
 */
public record Payment(
    Optional<String> paymentSource,
    Optional<String> paymentMethod,
    Optional<BigDecimal> amountPaid,
    Optional<String> paymentId,
    Optional<WireTime> paymentDate,
    Optional<BigDecimal> processorFee,
    Optional<BigDecimal> processorTip) {

  /** Pays a ticket. */
  public static Payment of(String source, String method, BigDecimal total) {
    return new Payment(
        Optional.of(source),
        Optional.of(method),
        Optional.of(total),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
