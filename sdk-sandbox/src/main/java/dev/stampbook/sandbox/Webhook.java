package dev.stampbook.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Holds one signed notification as an emulated system sends it. Its text form shows the size only.
 *
 * @param headers header values by name, signature included
 * @param body the bytes the signature was made over
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are bytes; equality is never asked
public record Webhook(Map<String, String> headers, byte[] body) {

  /** Copies the headers. */
  public Webhook {
    headers = Map.copyOf(headers);
    requireNonNull(body, "body");
  }

  @Override
  public String toString() {
    return "Webhook (" + body.length + " bytes)";
  }
}
