package dev.stampbook.pos.treez;

/** Ends the reading of one ticket; the message says what is wrong and what to do, and holds nothing personal. */
final class UnreadableTicketException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableTicketException(String problem) {
    super(problem);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
