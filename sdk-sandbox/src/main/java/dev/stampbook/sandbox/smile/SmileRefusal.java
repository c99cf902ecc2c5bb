package dev.stampbook.sandbox.smile;

/** Ends the handling of a request with an error answer (sheet section 8). */
final class SmileRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String text;

  SmileRefusal(int status, String message) {
    super(message, null, false, false); // an answer, not a fault: no stack trace
    this.status = status;
    this.text = message;
  }

  int status() {
    return status;
  }

  /** Returns what the client is told; clients must not parse it. */
  String text() {
    return text;
  }

  /** Returns the refusal of a request that is malformed or incomplete. */
  static SmileRefusal malformed(String message) {
    return new SmileRefusal(400, message);
  }

  /** Returns the refusal of a request about something that does not exist. */
  static SmileRefusal notFound() {
    return new SmileRefusal(404, "Not found.");
  }

  /** Returns the refusal of a request that is well formed and cannot be carried out. */
  static SmileRefusal unacceptable(String message) {
    return new SmileRefusal(422, message);
  }
}
