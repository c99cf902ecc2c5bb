package dev.stampbook.engine.internal;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Settles open postings (C11): what provably was not sent is sent again; what may have been sent is looked up by its reference on the
 * provider's schedule, and only sent again when the last look-up found nothing; what cannot be asked waits for a person.
 */
final class Settler {

  /** Clocks of two machines differ; a look-up starts this much before the intent was written. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Context context;
  private final Sender sender;

  Settler(Context context, Sender sender) {
    this.context = context;
    this.sender = sender;
  }

  /**
   * Takes the next step with a posting, when it is due and nobody else has it.
   *
   * @return how it stands now, for the caller to save; empty when it is not due yet or belongs to somebody else
   */
  Optional<Sent> settle(PostingRow row, Optional<Posting.Purchase> purchase) {
    Instant now = context.now();
    boolean due = row.nextAt().map(next -> !next.isAfter(now)).orElse(true);
    boolean crashed = row.state() == PostingState.INTENT && !row.leaseUntil().isAfter(now);
    if (!row.state().isOpen() || !(due || crashed)) {
      return Optional.empty();
    }
    Instant lease = context.leaseFrom(now);
    String owner = context.newOwner();
    boolean ours =
        context.sql.inTransaction(tx -> context.postings.claim(tx, row, owner, now, lease));
    if (!ours) {
      return Optional.empty();
    }
    PostingRow claimed = row.ownedBy(owner, lease);
    return Optional.of(step(crashed ? interrupted(claimed, now) : claimed, purchase));
  }

  private PostingRow interrupted(PostingRow row, Instant now) {
    return row.unknown("the process ended while it was sent", now, now.plus(firstDelay()));
  }

  private Duration firstDelay() {
    return schedule().delays().get(0);
  }

  private Sent step(PostingRow row, Optional<Posting.Purchase> purchase) {
    if (row.state() == PostingState.NOT_SENT) {
      return resend(row, purchase);
    }
    Instant now = context.now();
    if (row.nextAt().filter(next -> next.isAfter(now)).isPresent()) {
      return new Sent(row, purchase, Optional.empty());
    }
    if (!context.provider.can(Capability.POSTING_LOOKUP)) {
      return new Sent(
          row.uncertain("the provider cannot be asked whether it has this posting"),
          purchase,
          Optional.empty());
    }
    return lookUp(row, purchase);
  }

  private Sent lookUp(PostingRow row, Optional<Posting.Purchase> purchase) {
    Instant now = context.now();
    Optional<PostingReceipt> found;
    try {
      found =
          context
              .provider
              .points()
              .find(Sender.posting(row, purchase), row.createdAt().minus(SKEW));
    } catch (UnsupportedCapabilityException cannotBeAsked) {
      return new Sent(
          row.uncertain(String.valueOf(cannotBeAsked.getMessage())), purchase, Optional.empty());
    } catch (LoyaltyException failure) {
      Duration wait = failure.retryAfter().orElseGet(() -> Backoff.after(row.lookups() + 1));
      return new Sent(
          row.lookUpFailed(String.valueOf(failure.getMessage()), now.plus(wait)),
          purchase,
          Optional.of(failure));
    }
    if (found.isPresent()) {
      return new Sent(row.posted(found.get(), now), purchase, Optional.empty());
    }
    int done = row.lookups() + 1;
    List<Duration> delays = schedule().delays();
    if (done < delays.size()) {
      Instant next = row.unknownAt().orElse(now).plus(delays.get(done));
      return new Sent(row.lookedUp(next), purchase, Optional.empty());
    }
    if (row.unknowns() > schedule().resends()) {
      return new Sent(
          row.uncertain(
              "sent "
                  + row.unknowns()
                  + " times without an answer and never found at the provider"),
          purchase,
          Optional.empty());
    }
    return resend(row, purchase);
  }

  private Sent resend(PostingRow row, Optional<Posting.Purchase> purchase) {
    PostingRow sending = row.sending(context.leaseFrom(context.now()));
    context.sql.run(tx -> context.postings.update(tx, List.of(sending)));
    return sender.send(sending, purchase);
  }

  private LookupSchedule schedule() {
    return context.provider.points().lookups();
  }
}
