package dev.stampbook.engine.internal;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.LatePayment;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.RedemptionRules;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Asked;
import dev.stampbook.engine.internal.store.RedemptionRow.Seen;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PostingReason;
import dev.stampbook.reward.CancelLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes what was given back of a redemption's points equal what is due back now, as the reconciler does with orders: the target follows
 * from the redemption and its order, and only the difference is posted, under a reference of the redemption. Whoever asks, and however
 * often, the sum is the same (C9, KF-15).
 */
final class Restorer {

  private static final int STEPS = 6;

  private final Context context;
  private final SagaLog log;
  private final PointsSide points;
  private final RedemptionRules rules;
  private final Sender sender;
  private final Settler settler;

  Restorer(Context context, SagaLog log, PointsSide points, RedemptionRules rules) {
    this.context = context;
    this.log = log;
    this.points = points;
    this.rules = rules;
    this.sender = new Sender(context);
    this.settler = new Settler(context, sender);
  }

  /**
   * How far giving back has come.
   *
   * @param row the redemption
   * @param again when to go on; empty when the target is reached or a person is asked
   */
  record Restored(RedemptionRow row, Optional<Instant> again) {

    boolean isDone() {
      return again.isEmpty() && row.question().isEmpty();
    }
  }

  /** Returns whether points that were taken can be given back by a call. */
  boolean canGiveBack(RedemptionRow row) {
    return row.taken() != Taken.YES
        || row.points() == 0
        || context.provider.can(Capability.POINTS_POST)
        || context.provider.can(Capability.REWARD_CANCEL);
  }

  /**
   * Gives back, or takes again, until this many points are back.
   *
   * @param target the points that are due back, 0 or more
   */
  Restored settle(RedemptionRow redemption, long target) {
    RedemptionRow row = redemption;
    for (int step = 0; step < STEPS; step++) {
      if (row.question().isPresent()) {
        return new Restored(row, Optional.empty());
      }
      if (row.cancelling() == Asked.ASKED) {
        row = lookUpCancel(row);
        continue;
      }
      String subject = Subjects.redemption(row.id());
      List<PostingRow> journal =
          context.sql.inTransaction(tx -> context.postings.find(tx, subject));
      Optional<PostingRow> open =
          journal.stream().filter(posting -> posting.state().isOpen()).findFirst();
      if (open.isPresent()) {
        Optional<Sent> sent = settler.settle(open.get(), Optional.empty());
        if (sent.isEmpty()) {
          return new Restored(row, Optional.of(later(open.get())));
        }
        row = record(row, sent.get());
        continue;
      }
      Optional<PostingRow> uncertain =
          journal.stream().filter(posting -> posting.state() == PostingState.UNCERTAIN).findFirst();
      if (uncertain.isPresent()) {
        row =
            points.ask(
                row,
                Question.DECIDE_POSTING,
                "decide posting "
                    + uncertain.get().reference()
                    + " first: "
                    + uncertain.get().problem());
        continue;
      }
      long back = row.cancelled() + Planner.posted(journal);
      if (row.restored() != back) {
        row = log.keep(row.change().restored(back));
      }
      long delta = target - back - row.waived();
      if (delta == 0) {
        return new Restored(row, Optional.empty());
      }
      row = delta > 0 ? give(row, journal, delta) : takeAgain(row, journal, -delta);
    }
    return new Restored(row, Optional.of(context.now().plus(Backoff.after(STEPS))));
  }

  private Instant later(PostingRow posting) {
    Instant next = posting.nextAt().orElse(context.now());
    Instant free = posting.leaseUntil().isAfter(next) ? posting.leaseUntil() : next;
    Instant soonest = context.now().plusMillis(1);
    return free.isAfter(soonest) ? free : soonest;
  }

  private RedemptionRow give(RedemptionRow row, List<PostingRow> journal, long delta) {
    boolean whole = row.cancelling() == Asked.NO && journal.isEmpty() && delta == row.points();
    if (whole && context.provider.can(Capability.REWARD_CANCEL)) {
      return cancel(row);
    }
    if (!context.provider.can(Capability.POINTS_POST)) {
      return points.ask(
          row,
          Question.GIVE_POINTS_BACK_BY_HAND,
          delta + " points are due back and the provider takes no postings");
    }
    return post(row, journal, delta, PostingReason.RESTORATION, "Points of a reward come back");
  }

  /** A discount without points is never left alone: the points are taken again, or a person decides (KF-16). */
  private RedemptionRow takeAgain(RedemptionRow row, List<PostingRow> journal, long needed) {
    boolean late = row.state() == RedemptionState.RELEASED;
    String why = late ? "LATE_PAYMENT: an order uses the discount after it was released" : "";
    if (late && rules.latePayment() == LatePayment.MANUAL && row.wish() != Wish.TAKE) {
      return points.ask(row, Question.SHALL_POINTS_BE_TAKEN, why);
    }
    if (!context.provider.can(Capability.POINTS_POST)) {
      return points.ask(
          row,
          Question.SHALL_POINTS_BE_TAKEN,
          needed + " points are due again and the provider takes no postings");
    }
    if (tooFew(row, needed)) {
      return points.ask(
          row,
          Question.SHALL_POINTS_BE_TAKEN,
          "the member has fewer than the "
              + needed
              + " points that are due again (setting: negative balance of the policy)");
    }
    return post(row, journal, -needed, PostingReason.REDEMPTION, "Points of a reward are used");
  }

  /**
   * Whether the member has fewer points than are needed and the policy allows no balance below zero. What the order itself earned does not
   * pay for its own reward.
   */
  boolean tooFew(RedemptionRow row, long needed) {
    NegativeBalance negative =
        context.rules.policies().stream()
            .map(PointsPolicy::negativeBalance)
            .findFirst()
            .orElse(NegativeBalance.ALLOW);
    if (negative == NegativeBalance.ALLOW
        || row.wish() == Wish.TAKE
        || !context.provider.can(Capability.BALANCE_READ)) {
      return false;
    }
    long balance = context.provider.points().balance(row.member());
    long spoken =
        context.sql.inTransaction(
            tx ->
                context.redemptions.held(tx, row.member())
                    + (row.order().isEmpty()
                        ? 0
                        : Planner.posted(
                            context.postings.find(tx, Subjects.of(row.order().get())))));
    return balance - spoken < needed;
  }

  private RedemptionRow post(
      RedemptionRow row,
      List<PostingRow> journal,
      long change,
      PostingReason reason,
      String description) {
    String subject = Subjects.redemption(row.id());
    int next = journal.stream().mapToInt(PostingRow::sequence).max().orElse(0) + 1;
    Instant now = context.now();
    PostingRow intent =
        PostingRow.intent(
            subject,
            next,
            Subjects.reference(context.program, subject, next),
            row.member(),
            change,
            reason,
            description,
            context.newOwner(),
            now,
            context.leaseFrom(now));
    RedemptionRow kept =
        log.keep(
            row.change(),
            tx -> {
              if (!context.postings.insert(tx, List.of(intent))) {
                throw new SagaLog.NotOurs();
              }
            });
    return record(kept, sender.send(intent, Optional.empty()));
  }

  private RedemptionRow record(RedemptionRow row, Sent sent) {
    PostingRow posting = sent.row();
    boolean posted = posting.state() == PostingState.POSTED;
    boolean gives = posting.points() > 0;
    boolean undoes = gives && row.isUsable();
    boolean late = !gives && row.state() == RedemptionState.RELEASED;
    AuditOutcome outcome =
        posted
            ? undoes ? AuditOutcome.COMPENSATED : AuditOutcome.POSTED
            : posting.state().isOpen() ? AuditOutcome.DEFERRED : AuditOutcome.MANUAL;
    Told told =
        new Told(
            outcome,
            posted ? posting.points() : 0,
            Optional.of(posting.reference()),
            (late ? "LATE_PAYMENT: " : "")
                + (gives ? "points come back" : "points are taken again"),
            sent.failure().map(LoyaltyException::getMessage));
    RedemptionRow.Change change = row.change();
    if (posted) {
      change.restored(row.restored() + posting.points());
    }
    if (posting.state() == PostingState.REFUSED) {
      change
          .question(
              Optional.of(
                  gives ? Question.GIVE_POINTS_BACK_BY_HAND : Question.SHALL_POINTS_BE_TAKEN))
          .note("the provider refused to change the points: " + posting.problem());
    }
    return log.keep(
        change,
        told,
        tx -> {
          if (context.postings.update(tx, List.of(posting)).isEmpty()) {
            throw new SagaLog.NotOurs(); // whoever took the posting over tells what became of it
          }
        });
  }

  private RedemptionRow cancel(RedemptionRow row) {
    RedemptionRow asked = log.keep(row.change().cancelling(Asked.ASKED));
    try {
      context.provider.rewards().cancel(PointsSide.issued(asked));
    } catch (LoyaltyException failure) {
      if (failure.effect() == RemoteEffect.UNKNOWN) {
        return lookUpCancel(asked);
      }
      if (failure.effect() == RemoteEffect.NOT_SENT && failure.retryCanHelp()) {
        log.keep(asked.change().cancelling(Asked.NO));
        throw failure;
      }
      return log.keep( // nothing came back by this way; a posting may still do it
          asked.change().cancelling(Asked.DONE),
          Told.of(AuditOutcome.SKIPPED, "the provider does not cancel the reward")
              .error(Optional.of(String.valueOf(failure.getMessage()))));
    }
    return cancelled(asked);
  }

  private RedemptionRow cancelled(RedemptionRow row) {
    return log.keep(
        row.change().cancelling(Asked.DONE).cancelled(row.points()).restored(row.points()),
        Told.of(
            row.isUsable() ? AuditOutcome.COMPENSATED : AuditOutcome.POSTED,
            row.points(),
            "the provider cancelled the reward and gave the points back"));
  }

  private RedemptionRow lookUpCancel(RedemptionRow row) {
    for (Duration delay : context.provider.points().lookups().delays()) {
      Duration left = Duration.between(context.now(), row.updatedAt().plus(delay).plusMillis(1));
      try {
        if (!left.isNegative() && !left.isZero()) {
          context.waiting.await(left);
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new SagaLog.NotOurs();
      }
      CancelLookup found = context.provider.rewards().lookUpCancel(PointsSide.issued(row));
      if (found == CancelLookup.CANCELLED) {
        return cancelled(row);
      }
      if (found == CancelLookup.UNTOLD) {
        return points.ask(
            row,
            Question.WERE_POINTS_GIVEN_BACK,
            "the provider cannot be asked whether it cancelled the reward");
      }
    }
    return log.keep(row.change().cancelling(Asked.NO));
  }

  /** Returns the points due back of a redemption whose order was seen, or that was withdrawn. */
  static long target(RedemptionRow row) {
    if (row.taken() != Taken.YES) {
      return 0;
    }
    boolean ended = row.state() == RedemptionState.CONSUMED || row.seen() == Seen.COMPLETE;
    return ended && row.seen() != Seen.UNSEEN ? row.dueBack() : row.points();
  }
}
