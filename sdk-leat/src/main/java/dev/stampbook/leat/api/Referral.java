package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.util.Optional;

/**
 * One friend sent by another (sheet section 3.8).
 *
 * @param uuid key
 * @param referringContact who sent
 * @param referredContact who came
 * @param status how far it is
 */
public record Referral(
    String uuid,
    Optional<Contact> referringContact,
    Optional<Contact> referredContact,
    Optional<OpenEnum<Status>> status) {

  /** The states of a referral. */
  public enum Status {
    /** Began. */
    PENDING,
    /** Goes on. */
    IN_PROGRESS,
    /** Paid off. */
    COMPLETED,
    /** Will not. */
    FAILED
  }
}
