package dev.stampbook.engine;

import dev.stampbook.member.MemberId;
import dev.stampbook.points.PostingReference;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the audit log; never changed, free of personal data.
 *
 * @param id ascending within the store
 * @param run the run that wrote it: one sync, one reconciliation, one call
 * @param kind what the line is about
 * @param entity the id of the order, redemption or member
 * @param member the member, when known
 * @param at when it was written
 * @param outcome what came of it
 * @param points the signed points posted, 0 for none
 * @param reference the posting's reference, when one was posted
 * @param detail what happened, as a plain sentence
 * @param error the error's details, when there was one
 * @param payloadHash SHA-256 of the redacted payload; its text is kept for a configured time, see {@link AuditLog#payload}
 */
public record AuditEntry(
    long id,
    String run,
    Kind kind,
    String entity,
    Optional<MemberId> member,
    Instant at,
    AuditOutcome outcome,
    long points,
    Optional<PostingReference> reference,
    String detail,
    Optional<String> error,
    Optional<String> payloadHash) {

  /** What an audit line can be about. */
  public enum Kind {
    ORDER,
    REDEMPTION,
    MEMBER,
    FEED,
    /** A person's consent; the entity is the registry's key of the person. */
    CONSENT
  }
}
