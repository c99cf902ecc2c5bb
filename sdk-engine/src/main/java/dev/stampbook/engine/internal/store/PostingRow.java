package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.JournalEntry;
import dev.stampbook.engine.PostingState;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import java.time.Instant;
import java.util.Optional;

/** One row of the journal: what is posted, and how far settling it has come. Immutable. */
public record PostingRow(
    String subject,
    int sequence,
    PostingReference reference,
    MemberId member,
    long points,
    PostingReason reason,
    String description,
    PostingState state,
    String owner,
    Instant leaseUntil,
    Instant createdAt,
    Optional<Instant> unknownAt,
    int lookups,
    int sends,
    int unknowns,
    Optional<Instant> nextAt,
    Optional<LedgerEntryId> entry,
    Optional<Instant> settledAt,
    String problem) {

  /** Returns an intent that its owner is about to send. */
  public static PostingRow intent(
      String subject,
      int sequence,
      PostingReference reference,
      MemberId member,
      long points,
      PostingReason reason,
      String description,
      String owner,
      Instant now,
      Instant leaseUntil) {
    return new PostingRow(
        subject,
        sequence,
        reference,
        member,
        points,
        reason,
        description,
        PostingState.INTENT,
        owner,
        leaseUntil,
        now,
        Optional.empty(),
        0,
        1,
        0,
        Optional.of(leaseUntil),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** Returns this change as one that is not sent because the member has too few points. */
  public PostingRow notSentBut(PostingState writtenOffOrOwed) {
    return with(writtenOffOrOwed, unknownAt, lookups, unknowns, Optional.empty(), "")
        .settled(Optional.empty(), createdAt);
  }

  /** Returns the row after the provider confirmed it. One that computes points by itself may have come to others, which the row then says. */
  public PostingRow posted(PostingReceipt receipt, Instant now) {
    String otherwise =
        receipt.points() == points
            ? ""
            : "the provider states %+d points: its rule and the policy differ"
                .formatted(receipt.points());
    return with(PostingState.POSTED, unknownAt, lookups, unknowns, Optional.empty(), otherwise)
        .settled(Optional.of(receipt.entry()), now);
  }

  /** Returns the row after the provider refused it. */
  public PostingRow refused(String why, Instant now) {
    return with(PostingState.REFUSED, unknownAt, lookups, unknowns, Optional.empty(), why)
        .settled(Optional.empty(), now);
  }

  /** Returns the row as a person decided it. */
  public PostingRow decided(PostingState decided, String by, Instant now) {
    return with(decided, unknownAt, lookups, unknowns, Optional.empty(), by).settled(entry, now);
  }

  /** Returns the row when nobody can tell its outcome. */
  public PostingRow uncertain(String why) {
    return with(PostingState.UNCERTAIN, unknownAt, lookups, unknowns, Optional.empty(), why);
  }

  /** Returns the row after it provably was not sent. */
  public PostingRow notSent(String why, Instant next) {
    return with(PostingState.NOT_SENT, Optional.empty(), 0, unknowns, Optional.of(next), why);
  }

  /** Returns the row after its outcome became unknown at this time; look-ups start anew. */
  public PostingRow unknown(String why, Instant since, Instant next) {
    return with(PostingState.UNKNOWN, Optional.of(since), 0, unknowns + 1, Optional.of(next), why);
  }

  /** Returns the row after a look-up that found nothing, to be looked up again. */
  public PostingRow lookedUp(Instant next) {
    return with(PostingState.UNKNOWN, unknownAt, lookups + 1, unknowns, Optional.of(next), problem);
  }

  /** Returns the row after a look-up that itself failed: nothing was learned. */
  public PostingRow lookUpFailed(String why, Instant next) {
    return with(PostingState.UNKNOWN, unknownAt, lookups, unknowns, Optional.of(next), why);
  }

  /** Returns the row as it belongs to an owner, until the lease is over. */
  public PostingRow ownedBy(String by, Instant lease) {
    return new PostingRow(
        subject,
        sequence,
        reference,
        member,
        points,
        reason,
        description,
        state,
        by,
        lease,
        createdAt,
        unknownAt,
        lookups,
        sends,
        unknowns,
        nextAt,
        entry,
        settledAt,
        problem);
  }

  /** Returns the row as its owner sends it once more. */
  public PostingRow sending(Instant lease) {
    return new PostingRow(
        subject,
        sequence,
        reference,
        member,
        points,
        reason,
        description,
        PostingState.INTENT,
        owner,
        lease,
        createdAt,
        Optional.empty(),
        0,
        sends + 1,
        unknowns,
        Optional.of(lease),
        entry,
        settledAt,
        problem);
  }

  private PostingRow with(
      PostingState newState,
      Optional<Instant> unknownSince,
      int lookupsDone,
      int unknownSoFar,
      Optional<Instant> next,
      String why) {
    return new PostingRow(
        subject,
        sequence,
        reference,
        member,
        points,
        reason,
        description,
        newState,
        owner,
        Instant.EPOCH,
        createdAt,
        unknownSince,
        lookupsDone,
        sends,
        unknownSoFar,
        next,
        entry,
        settledAt,
        why);
  }

  private PostingRow settled(Optional<LedgerEntryId> entryId, Instant now) {
    return new PostingRow(
        subject,
        sequence,
        reference,
        member,
        points,
        reason,
        description,
        state,
        owner,
        leaseUntil,
        createdAt,
        unknownAt,
        lookups,
        sends,
        unknowns,
        nextAt,
        entryId,
        Optional.of(now),
        problem);
  }

  /** Returns the row as users see it. */
  public JournalEntry entryForUsers() {
    return new JournalEntry(
        subject,
        sequence,
        reference,
        member,
        points,
        reason,
        description,
        state,
        createdAt,
        sends,
        entry,
        settledAt,
        problem);
  }
}
