package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.Webhook;

/**
 * Holds one webhook message and where it goes. Its text form shows the scope only.
 *
 * @param destination the address that was registered
 * @param scope the scope of the event
 * @param webhook headers and body: the registered headers, the signature, and the bytes it covers
 */
public record WebhookCall(String destination, String scope, Webhook webhook) {

  @Override
  public String toString() {
    return "WebhookCall[" + scope + "]";
  }
}
