package dev.stampbook.sandbox;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds one answer of an emulator. Its text form shows status and size only.
 *
 * @param status the HTTP status
 * @param headers header values by name, as they go on the wire
 * @param body the body, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are bytes; equality of answers is never asked
public record EmulatorResponse(int status, Map<String, String> headers, byte[] body) {

  /** Copies the headers so that a shared answer cannot change. */
  public EmulatorResponse {
    headers = Map.copyOf(headers);
    requireNonNull(body, "body");
  }

  /** Returns an answer with a JSON body. */
  public static EmulatorResponse json(int status, JsonNode body) {
    return new EmulatorResponse(
        status, Map.of("Content-Type", "application/json"), SandboxJson.bytes(body));
  }

  /** Returns an answer without a body. */
  public static EmulatorResponse empty(int status) {
    return new EmulatorResponse(status, Map.of(), new byte[0]);
  }

  /** Returns an answer with a UTF-8 text body of the given media type. */
  public static EmulatorResponse text(int status, String type, String text) {
    return new EmulatorResponse(
        status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a copy with one more header; a header of the same name is replaced. */
  public EmulatorResponse withHeader(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new EmulatorResponse(status, changed, body);
  }

  @Override
  public String toString() {
    return status + " (" + body.length + " bytes)";
  }
}
