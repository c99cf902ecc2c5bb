package dev.stampbook.engine;

/**
 * Reports that the store cannot be used: it is missing, locked by another process, written by a newer release, or the database failed.
 * Nothing was sent to a provider by the failing step; the message says what to do.
 */
public final class StoreException extends RuntimeException {

  /** Creates the failure. */
  public StoreException(String message) {
    super(message);
  }

  /** Creates the failure with what caused it. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
