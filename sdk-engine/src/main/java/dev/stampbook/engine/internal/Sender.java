package dev.stampbook.engine.internal;

import dev.stampbook.AuthenticationException;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a posting whose intent is written, and says what is known afterwards. Writes nothing to the store. */
final class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final Context context;

  Sender(Context context) {
    this.context = context;
  }

  /**
   * Makes sure that an intent still belongs to its owner, with time enough to send it: what waited long behind other calls may have been
   * taken over as interrupted.
   *
   * @return the intent to send; empty when somebody else has it
   */
  Optional<PostingRow> stillOurs(PostingRow row) {
    Instant now = context.now();
    Instant enough = now.plus(context.settings.lease().dividedBy(2));
    if (!row.leaseUntil().isBefore(enough)) {
      return Optional.of(row);
    }
    Instant lease = context.leaseFrom(now);
    boolean ours = context.sql.inTransaction(tx -> context.postings.renew(tx, row, lease));
    return ours ? Optional.of(row.ownedBy(row.owner(), lease)) : Optional.empty();
  }

  /** Sends once. A failure becomes a state of the row, never an exception. */
  Sent send(PostingRow row, Optional<Posting.Purchase> purchase) {
    Posting posting = posting(row, purchase);
    try {
      PostingReceipt receipt = context.provider.points().post(posting);
      return new Sent(row.posted(receipt, context.now()), purchase, Optional.empty());
    } catch (LoyaltyException failure) {
      return new Sent(failed(row, failure), purchase, Optional.of(failure));
    } catch (RuntimeException bug) { // it may have been thrown after the call went out
      String why = "the provider module failed with " + bug.getClass().getName();
      LOG.warn("posting {}: {}", row.reference(), why); // its message may hold personal data
      return new Sent(unknown(row, why), purchase, Optional.empty());
    }
  }

  private PostingRow failed(PostingRow row, LoyaltyException failure) {
    Instant now = context.now();
    String why = String.valueOf(failure.getMessage());
    boolean cannotEver = failure instanceof UnsupportedCapabilityException;
    if (failure instanceof AuthenticationException) {
      return row.notSent(why, now.plus(Backoff.after(row.sends())));
    }
    return switch (failure.effect()) {
      case REJECTED -> row.refused(why, now);
      case NOT_SENT ->
          cannotEver
              ? row.refused(why, now)
              : row.notSent(why, now.plus(wait(failure, row.sends())));
      case UNKNOWN -> unknown(row, why);
    };
  }

  private PostingRow unknown(PostingRow row, String why) {
    Instant now = context.now();
    return row.unknown(why, now, now.plus(context.provider.points().lookups().delays().get(0)));
  }

  private static Duration wait(LoyaltyException failure, int sends) {
    return failure.retryAfter().orElseGet(() -> Backoff.after(sends));
  }

  static Posting posting(PostingRow row, Optional<Posting.Purchase> purchase) {
    return new Posting(
        row.reference(), row.member(), row.points(), row.reason(), row.description(), purchase);
  }

  /**
   * What came of sending.
   *
   * @param row the posting as it stands now, to be saved
   * @param purchase what the posting was about
   * @param failure what went wrong
   */
  record Sent(
      PostingRow row, Optional<Posting.Purchase> purchase, Optional<LoyaltyException> failure) {

    boolean tooFewPoints() {
      return failure.filter(InsufficientPointsException.class::isInstance).isPresent();
    }

    /** A wrong credential is nobody's order's fault: the run stops, and the posting is sent again by the next one. */
    Optional<AuthenticationException> credentialFailure() {
      return failure
          .filter(AuthenticationException.class::isInstance)
          .map(AuthenticationException.class::cast);
    }
  }
}
