package dev.stampbook.http;

/**
 * A successful answer with its status and headers, for endpoints where these say more than the body.
 *
 * @param status the HTTP status, 200 to 299
 * @param headers the answer's headers
 * @param body what the method would have returned without them
 */
public record Reply<T>(int status, ResponseHeaders headers, T body) {

  /** Shows the status alone: headers and body may hold personal data. */
  @Override
  public String toString() {
    return "reply(status " + status + ")";
  }
}
