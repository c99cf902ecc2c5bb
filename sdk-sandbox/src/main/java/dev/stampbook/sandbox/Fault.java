package dev.stampbook.sandbox;

/** Names what can go wrong between a client and an emulated system (DESIGN section 8). */
public enum Fault {
  /** The answer is correct but comes a few milliseconds late. */
  LATENCY,
  /** The system refuses for its quota; the request is not applied. */
  TOO_MANY_REQUESTS,
  /** Status 503; the request is not applied. */
  SERVER_ERROR_BEFORE,
  /** Status 500, although the request was applied. */
  SERVER_ERROR_AFTER_APPLY,
  /** The connection is reset without a byte of an answer; the request is not applied. */
  CUT_BEFORE,
  /** The connection is reset without a byte of an answer, although the request was applied. */
  CUT_AFTER_APPLY,
  /** The request is applied; the answer ends in the middle, its full length was announced. */
  TRUNCATED_BODY,
  /** The request is applied; status and length are right, the JSON is not. */
  GARBLED_BODY,
  /** The request is applied; a gateway answers 502 with a page of HTML. */
  HTML_ERROR_PAGE,
  /** The request is applied; the right status comes without a body. */
  EMPTY_BODY;

  /** Tells whether the fault leaves an applied request without its proper answer. */
  public boolean hidesAppliedRequest() {
    return switch (this) {
      case LATENCY, TOO_MANY_REQUESTS, SERVER_ERROR_BEFORE, CUT_BEFORE -> false;
      case SERVER_ERROR_AFTER_APPLY,
          CUT_AFTER_APPLY,
          TRUNCATED_BODY,
          GARBLED_BODY,
          HTML_ERROR_PAGE,
          EMPTY_BODY ->
          true;
    };
  }
}
