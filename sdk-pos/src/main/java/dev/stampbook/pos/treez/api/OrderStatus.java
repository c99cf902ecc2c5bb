package dev.stampbook.pos.treez.api;

/** The states of a ticket (sheet 5); it may also move back. */
public enum OrderStatus {
  DRAFT,
  /** Only in the answer of a preview. */
  PREVIEW,
  VERIFICATION_PENDING,
  AWAITING_PROCESSING,
  IN_PROCESS,
  PACKED_READY,
  OUT_FOR_DELIVERY,
  COMPLETED,
  CANCELED,
  REMOVED
}
