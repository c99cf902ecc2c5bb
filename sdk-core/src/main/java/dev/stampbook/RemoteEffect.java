package dev.stampbook;

/**
 * Says what a failed call may have done on the other side (C11). A read has no effect; for a read the value only tells how far the
 * call came.
 */
public enum RemoteEffect {
  /** The other side provably did not act: the call was never sent, or was turned away before it was processed (429). */
  NOT_SENT,
  /** The other side understood the call and refused it; nothing was changed. */
  REJECTED,
  /** The other side may have acted: time-out, reset, unreadable answer, 5xx. Look the write up before sending it again. */
  UNKNOWN;

  /** Returns whether a write may have been applied, so that it must be looked up before it is sent again. */
  public boolean mayHaveActed() {
    return this == UNKNOWN;
  }
}
