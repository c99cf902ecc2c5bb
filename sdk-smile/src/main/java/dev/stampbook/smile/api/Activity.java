package dev.stampbook.smile.api;

import java.time.Instant;
import java.util.Optional;

/**
 * A recorded custom action (sheet section 3.2). Its points show up in the ledger only.
 *
 * @param id Smile's number
 * @param customerId who acted
 * @param token which kind of action
 * @param distinctId our reference
 * @param createdOnOriginAt when it really happened
 * @param createdAt when it was recorded
 * @param updatedAt when the record last changed
 */
public record Activity(
    long id,
    Optional<Long> customerId,
    Optional<String> token,
    Optional<String> distinctId,
    Optional<Instant> createdOnOriginAt,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  /** The envelope of one activity. */
  public record Single(Activity activity) {}
}
