package dev.stampbook;

import java.util.Map;

/** Reports that the other side understood the call and refused it for its content (400, 413, 415, 422). */
public final class InvalidRequestException extends LoyaltyException {

  private final Map<String, String> fields;

  /** Creates a refusal without field details. */
  public InvalidRequestException(String message, FailedCall call) {
    this(message, call, Map.of());
  }

  /** Creates a refusal; {@code fields} maps the other side's field names to what is wrong with them, never to their values. */
  public InvalidRequestException(String message, FailedCall call, Map<String, String> fields) {
    super(message, call, RemoteEffect.REJECTED);
    this.fields = Map.copyOf(fields);
  }

  /** Returns the refused fields and what is wrong with each; empty when the other side did not say. */
  public Map<String, String> fields() {
    return fields;
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
