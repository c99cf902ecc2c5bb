package dev.stampbook.http;

/** Says what an operation does on the other side; it decides which failures may be tried again. */
public enum Effect {
  /** Changes nothing there. Tried again after any failure that may pass. */
  READ,
  /**
   * Sets an absolute state: done twice it leaves the same as done once. Tried again like a read; ends as outcome unknown when the
   * retries are used up.
   */
  IDEMPOTENT_WRITE,
  /** Adds, takes or creates. Tried again only when the call was provably not processed: no connection, 429, a lock. */
  WRITE;

  /** Returns whether a repetition of a call that may have been processed does no harm. */
  public boolean repeatable() {
    return this != WRITE;
  }
}
