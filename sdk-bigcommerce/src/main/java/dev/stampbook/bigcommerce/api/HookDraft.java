package dev.stampbook.bigcommerce.api;

import java.util.Map;

/** A webhook to register or to change (sheet 10.1): HTTPS on port 443; the headers come back with every call. */
public record HookDraft(
    String scope, String destination, Boolean isActive, Map<String, String> headers) {

  @Override
  public String toString() {
    return "hook(" + scope + ")";
  }
}
