package dev.stampbook.sandbox.bigcommerce;

import java.util.Map;

/**
 * Holds one webhook message, ready to be sent by POST. Its text form shows the scope only.
 *
 * @param destination where it goes
 * @param scope the scope of the event
 * @param headers the headers: content type, the registered ones, and the signature
 * @param body the body; the signature covers exactly these bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are bytes; equality of messages is never asked
public record WebhookCall(
    String destination, String scope, Map<String, String> headers, byte[] body) {

  /** Copies the headers. */
  public WebhookCall {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "WebhookCall[" + scope + "]";
  }
}
