package dev.stampbook.smile.api;

/** Whether a reward was issued (sheet section 5). */
public enum FulfillmentStatus {
  /** Not yet. */
  PENDING,
  /** Yes. */
  ISSUED,
  /** It was taken back in Smile Admin. */
  CANCELLED,
  /** It could not be issued. */
  FAILED
}
