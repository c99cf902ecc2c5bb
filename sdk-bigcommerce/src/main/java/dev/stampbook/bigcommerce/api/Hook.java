package dev.stampbook.bigcommerce.api;

import java.util.Map;
import java.util.Optional;

/** A webhook registration (sheet 10.1); visible only to the client that made it (sheet 2). */
public record Hook(
    long id,
    Optional<String> clientId,
    Optional<String> storeHash,
    Optional<String> scope,
    Optional<String> destination,
    Map<String, String> headers,
    Optional<Boolean> isActive,
    Optional<WireTime> createdAt,
    Optional<WireTime> updatedAt) {

  @Override
  public String toString() {
    return "hook(" + id + ", " + scope + ")";
  }
}
