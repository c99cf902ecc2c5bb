package dev.stampbook.pos.treez.api;

/** Whether a ticket is paid (sheet 5); further values are not known. */
public enum PaymentStatus {
  UNPAID,
  PAID,
  /** On the ticket that gives money back. */
  REFUNDED
}
