package dev.stampbook.bigcommerce;

/** Carries why an order cannot be read, as a plain sentence free of personal data; it spoils one row, never a page. */
final class UnreadableOrderException extends RuntimeException {

  UnreadableOrderException(String problem) {
    super(problem);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
