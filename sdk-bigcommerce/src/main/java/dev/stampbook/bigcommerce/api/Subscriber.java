package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A newsletter subscriber (sheet 3.5, 4.7). A record exists for every shopper who checked out; only {@code consents} decides. */
public record Subscriber(
    long id,
    Optional<String> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> source,
    Optional<Long> orderId,
    Optional<Long> channelId,
    List<String> consents,
    Optional<WireTime> dateCreated,
    Optional<WireTime> dateModified) {

  @Override
  public String toString() {
    return "subscriber(" + id + ")";
  }
}
