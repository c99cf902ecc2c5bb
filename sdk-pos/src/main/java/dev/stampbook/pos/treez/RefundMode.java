package dev.stampbook.pos.treez;

/** What a refund ticket is believed to say about what it refunds (sheet 13, 14, setting {@code treez.refundMode}). */
public enum RefundMode {
  /** Its sub-total of either sign is the refunded goods; its lines are not looked at. Without sub-total its total counts as a free amount. */
  SUB_TOTAL,
  /** Its lines, where each names a line of the sale and they add up to its sub-total; otherwise as {@link #SUB_TOTAL}. */
  LINES
}
