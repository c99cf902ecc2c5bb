package dev.stampbook.engine.internal;

import dev.stampbook.InsufficientPointsException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.discount.Discount;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.CodeState;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.CodeSource;
import dev.stampbook.engine.internal.store.RedemptionRow.Seen;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RewardClaim;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the points of a redemption at the provider, once: what was asked with unknown outcome is looked up, never repeated blindly. Whoever
 * calls it has the member's turn, so that nothing else of the member happens at the provider meanwhile.
 */
final class PointsSide {

  private static final Logger LOG = LoggerFactory.getLogger(PointsSide.class);

  private final Context context;
  private final SagaLog log;

  PointsSide(Context context, SagaLog log) {
    this.context = context;
    this.log = log;
  }

  /** Says what the provider is asked for. */
  static RewardClaim claim(RedemptionRow row) {
    return new RewardClaim(
        row.id(),
        row.member(),
        row.reward(),
        row.points(),
        row.codeSource() == CodeSource.POOL ? row.code() : Optional.empty());
  }

  /** Says what the provider issued. */
  static IssuedReward issued(RedemptionRow row) {
    return new IssuedReward(
        claim(row),
        row.issueId().orElse(""),
        row.points(),
        row.code(),
        row.discount(),
        row.expiresAt());
  }

  /** Takes the points now that the order is complete; until then they were held here. */
  RedemptionRow use(RedemptionRow held) {
    RedemptionRow row = held;
    for (int sent = 0; sent <= context.provider.points().lookups().resends(); sent++) {
      row =
          log.keep(
              row.change().taken(Taken.ASKED).marker(context.provider.rewards().mark(claim(row))));
      row = issue(row);
      if (row.taken() != Taken.HELD) {
        return row;
      }
    }
    return ask(
        row,
        Question.WERE_POINTS_TAKEN,
        "the provider was asked again and again, never answered and never had it");
  }

  /** Asks the provider; that it is asked is written down. */
  RedemptionRow issue(RedemptionRow asked) {
    RedemptionRow row = log.stillOurs(asked);
    IssuedReward issued;
    try {
      issued = context.provider.rewards().issue(claim(row));
    } catch (LoyaltyException failure) {
      return failure.effect() == RemoteEffect.UNKNOWN ? settle(row) : notIssued(row, failure);
    } catch (RuntimeException bug) { // it may have been thrown after the call went out
      LOG.warn("redemption {}: the provider module failed with {}", row.id(), bug.getClass());
      return settle(row);
    }
    return issued(row, issued);
  }

  /**
   * Looks for the issue on the provider's schedule.
   *
   * @return the row; still {@link Taken#ASKED} without a question when the thread was asked to stop
   * @throws LoyaltyException when the provider cannot be asked now
   */
  RedemptionRow settle(RedemptionRow row) {
    for (Duration delay : context.provider.points().lookups().delays()) {
      if (!pause(Duration.between(context.now(), row.updatedAt().plus(delay).plusMillis(1)))) {
        return row;
      }
      IssueLookup found;
      try {
        found = context.provider.rewards().lookUp(claim(row), row.marker());
      } catch (UnsupportedCapabilityException cannot) {
        return ask(
            row, Question.WERE_POINTS_TAKEN, "the provider cannot be asked whether it has this");
      }
      if (found instanceof IssueLookup.Found one) {
        return issued(row, one.issued());
      }
      if (found instanceof IssueLookup.Ambiguous several) {
        return ask(
            row,
            Question.WERE_POINTS_TAKEN,
            several.candidates() + " rewards at the provider could be this one");
      }
    }
    if (row.seen() == Seen.COMPLETE) {
      return log.keep(row.change().taken(Taken.HELD));
    }
    return refuse(
        row, new Refusal(RefusalReason.PROVIDER, "The reward was not issued."), Optional.empty());
  }

  private boolean pause(Duration time) {
    if (time.isNegative() || time.isZero()) {
      return true;
    }
    try {
      context.waiting.await(time);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  RedemptionRow issued(RedemptionRow row, IssuedReward issued) {
    boolean providersCode = issued.code().isPresent() && row.codeSource() != CodeSource.POOL;
    Optional<Discount> discount =
        row.codeSource() == CodeSource.POOL
            ? row.discount()
            : issued
                .discount()
                .or(() -> issued.code().<Discount>map(Discount.Coupon::new))
                .or(row::discount);
    boolean placed = row.state() != RedemptionState.REQUESTED;
    RedemptionRow.Change change =
        row.change()
            .taken(Taken.YES)
            .points(issued.pointsTaken())
            .issueId(Optional.of(issued.issueId()).filter(id -> !id.isEmpty()));
    if (!placed) {
      change
          .state(RedemptionState.ISSUED)
          .discount(discount)
          .expiresAt(issued.expiresAt())
          .note("");
      if (providersCode) {
        change.code(issued.code()).codeSource(CodeSource.PROVIDER);
      }
    }
    return log.keep(
        change,
        Told.of(
            AuditOutcome.POSTED,
            -issued.pointsTaken(),
            "the points are taken, the reward is issued"));
  }

  private RedemptionRow notIssued(RedemptionRow row, LoyaltyException failure) {
    boolean refused = failure.effect() == RemoteEffect.REJECTED;
    Optional<String> error = Optional.of(String.valueOf(failure.getMessage()));
    if (row.seen() == Seen.COMPLETE) {
      if (refused) {
        return ask(
            log.keep(row.change().taken(Taken.NO).wish(Wish.KEEP)),
            Question.SHALL_POINTS_BE_TAKEN,
            "the order uses the discount and the provider refuses to take the points: "
                + failure.getMessage());
      }
      log.keep(row.change().taken(Taken.HELD));
      throw failure;
    }
    if (refused) {
      boolean tooFew = failure instanceof InsufficientPointsException;
      return refuse(
          row,
          tooFew
              ? new Refusal(RefusalReason.NOT_ENOUGH_POINTS, "You do not have enough points.")
              : new Refusal(RefusalReason.PROVIDER, "This reward cannot be given."),
          error);
    }
    forget(row, error);
    throw failure;
  }

  /** Closes a redemption of which nothing was taken; its id will get the same answer for ever. */
  RedemptionRow refuse(RedemptionRow row, Refusal refusal, Optional<String> error) {
    return log.keep(
        row.change()
            .state(RedemptionState.REFUSED)
            .taken(Taken.NO)
            .wish(Wish.KEEP)
            .refusal(Optional.of(refusal))
            .note(refusal.message())
            .heldUntil(Optional.empty()),
        Told.of(AuditOutcome.REJECTED, refusal.reason() + ": " + refusal.message()).error(error),
        tx -> giveCodeBack(tx, row));
  }

  /** Forgets a redemption of which nothing was asked, so that its id can be used again. */
  void forget(RedemptionRow row, Optional<String> error) {
    context.sql.run(
        tx -> {
          context.redemptions.delete(tx, row);
          giveCodeBack(tx, row);
          context.audits.append(
              tx,
              List.of(
                  log.entry(
                      row, Told.of(AuditOutcome.DEFERRED, "nothing was taken").error(error))));
        });
  }

  /** Nobody has seen the code of a redemption that never was. */
  private void giveCodeBack(Sql.Tx tx, RedemptionRow row) throws SQLException {
    if (row.codeSource() == CodeSource.POOL && row.code().isPresent()) {
      context.codes.move(
          tx, row.code().get(), List.of(CodeState.ASSIGNED), CodeState.FREE, context.now());
    }
  }

  /** Lets a redemption wait for a person. */
  RedemptionRow ask(RedemptionRow row, Question question, String why) {
    return log.keep(
        row.change().question(Optional.of(question)).note(why),
        Told.of(AuditOutcome.MANUAL, question + ": " + why));
  }
}
