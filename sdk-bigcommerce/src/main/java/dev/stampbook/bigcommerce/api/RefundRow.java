package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** One row of a list of refunds: the refund, or why it could not be read. */
public record RefundRow(Optional<OrderRefund> refund, Optional<UnreadableRow> unreadable) {}
