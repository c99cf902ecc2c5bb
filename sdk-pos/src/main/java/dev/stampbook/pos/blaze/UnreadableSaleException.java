package dev.stampbook.pos.blaze;

/** Sets one transaction aside that cannot be read; its page goes on. */
final class UnreadableSaleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableSaleException(String problem) {
    super(problem);
  }

  /** Returns what is wrong and what to do, free of personal data. */
  String problem() {
    return String.valueOf(getMessage());
  }
}
