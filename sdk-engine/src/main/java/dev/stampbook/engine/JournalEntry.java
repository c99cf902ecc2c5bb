package dev.stampbook.engine;

import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import java.time.Instant;
import java.util.Optional;

/**
 * One posting as the journal knows it.
 *
 * @param subject what it hangs on, such as {@code order:100234}; with {@code sequence} the journal's unique key
 * @param sequence counts the postings of the subject from 1
 * @param reference the reference the provider was given
 * @param member whose points
 * @param points the signed change, never 0
 * @param reason why
 * @param description what the member may read
 * @param state where it stands
 * @param createdAt when the intent was written
 * @param sends how often it was sent
 * @param entry the provider's id of it, once known
 * @param settledAt when its outcome became known
 * @param problem what went wrong last, empty text for nothing
 */
public record JournalEntry(
    String subject,
    int sequence,
    PostingReference reference,
    MemberId member,
    long points,
    PostingReason reason,
    String description,
    PostingState state,
    Instant createdAt,
    int sends,
    Optional<LedgerEntryId> entry,
    Optional<Instant> settledAt,
    String problem) {}
