package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A subscriber to create or change; empty fields stay (sheet 3.5). {@code consents} is the whole set, not an addition. */
public record SubscriberWrite(
    String email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> source,
    Optional<Long> channelId,
    List<String> consents) {

  @Override
  public String toString() {
    return "subscriber to write(hidden)";
  }
}
