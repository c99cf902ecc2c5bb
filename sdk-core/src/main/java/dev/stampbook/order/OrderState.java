package dev.stampbook.order;

/**
 * The states of an order, common to all commerce systems. Each system maps its own onto these; a policy says which of them earn, wait or
 * take back (C8).
 */
public enum OrderState {
  /** Checkout was opened but not finished. */
  INCOMPLETE,
  /** Placed, not processed. */
  PENDING,
  /** Placed, payment not confirmed. */
  AWAITING_PAYMENT,
  /** Held for a manual check. */
  ON_HOLD,
  /** Paid, waiting to be fulfilled. */
  PAID,
  /** Being prepared. */
  PROCESSING,
  /** Ready to be collected. */
  AWAITING_PICKUP,
  /** Some parts are on their way. */
  PARTIALLY_SHIPPED,
  /** All is on its way. */
  SHIPPED,
  /** Done. */
  COMPLETED,
  /** Marked as partly refunded; the refunds themselves decide. */
  PARTIALLY_REFUNDED,
  /** Marked as refunded; the refunds themselves decide where there are any. */
  REFUNDED,
  CANCELLED,
  DECLINED,
  FAILED,
  VOIDED,
  /** The shopper disputes the payment. */
  DISPUTED,
  /** The order no longer exists. */
  DELETED,
  /** A state this release does not know. */
  UNKNOWN
}
