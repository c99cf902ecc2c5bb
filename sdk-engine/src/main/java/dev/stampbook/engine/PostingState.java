package dev.stampbook.engine;

/** Where a posting stands in the journal. */
public enum PostingState {
  /** Written durably; about to be sent, or interrupted while it was. */
  INTENT,
  /** Provably not sent; will be sent again under the same reference. */
  NOT_SENT,
  /** Sent with unknown outcome; is looked up before anything else happens (C11). */
  UNKNOWN,
  /** The provider has it. */
  POSTED,
  /** The provider refused it; nothing was written there. */
  REFUSED,
  /** Nobody can tell whether the provider has it; waits for a person. */
  UNCERTAIN,
  /** Was not sent because the member had too few points; forgiven (C12). */
  WRITTEN_OFF,
  /** Was not sent because the member had too few points; kept as debt (C12). */
  OWED;

  /** Returns whether it still has to be settled by the engine. */
  public boolean isOpen() {
    return this == INTENT || this == NOT_SENT || this == UNKNOWN;
  }

  /** Returns whether its points count as dealt with for their order. */
  public boolean counts() {
    return this == POSTED || this == WRITTEN_OFF || this == OWED;
  }
}
