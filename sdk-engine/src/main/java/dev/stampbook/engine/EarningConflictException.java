package dev.stampbook.engine;

/** Reports that somebody else would report purchases too, so that points would double. The message says which setting decides. */
public final class EarningConflictException extends RuntimeException {

  /** Creates the failure. */
  public EarningConflictException(String message) {
    super(message);
  }
}
