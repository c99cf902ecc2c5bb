package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.Discount;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.CodeEntry;
import dev.stampbook.engine.CodeState;
import dev.stampbook.engine.LatePayment;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.internal.DiscountSide.Withdrawn;
import dev.stampbook.engine.internal.Restorer.Restored;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.store.CodeRows.Burn;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Asked;
import dev.stampbook.engine.internal.store.RedemptionRow.CodeSource;
import dev.stampbook.engine.internal.store.RedemptionRow.Pace;
import dev.stampbook.engine.internal.store.RedemptionRow.Placed;
import dev.stampbook.engine.internal.store.RedemptionRow.Seen;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionNote;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings a redemption as far as it can come now. What to do next follows from how it stands in the store alone: how the points stand, how
 * the discount stands, what is wanted, what the order says. So it does not matter who began, where a process died, or how often it is done.
 */
final class Saga {

  private final Context context;
  private final RedemptionParts parts;
  private final SagaLog log;
  private final PointsSide points;
  private final DiscountSide discounts;
  private final Restorer restorer;
  private final Pools pools;

  Saga(
      Context context,
      RedemptionParts parts,
      SagaLog log,
      PointsSide points,
      DiscountSide discounts,
      Pools pools) {
    this.context = context;
    this.parts = parts;
    this.log = log;
    this.points = points;
    this.discounts = discounts;
    this.restorer = new Restorer(context, log, points, parts.rules());
    this.pools = pools;
  }

  /** Who asks for it. */
  enum Call {
    /** A shopper waits, and the provider has not been asked yet although that is written down. */
    NEW,
    /** A shopper or a person of the shop waits for the answer. */
    FRESH,
    /** Nobody waits: the engine goes on with what is due. */
    RECOVERY
  }

  /** Where a redemption comes to rest, and when to go on with it. */
  private record Rest(RedemptionRow row, Optional<Instant> again) {

    static Rest of(RedemptionRow row) {
      return new Rest(row, Optional.empty());
    }

    static Rest of(Restored restored) {
      return new Rest(restored.row(), restored.again());
    }
  }

  /**
   * Drives a redemption that is ours, with the turn of its member, and lets go of it.
   *
   * @throws LoyaltyException when a system cannot be reached; it is due again later
   */
  RedemptionRow drive(RedemptionRow ours, Call call) {
    try {
      Rest rest = step(ours, call);
      RedemptionRow row = rest.row();
      Optional<Instant> end = row.isUsable() ? row.heldUntil() : Optional.empty();
      return log.letGo(
          row.change()
              .dueAt(rest.again().or(() -> end))
              .pace(rest.again().isPresent() ? Pace.ACTIVE : Pace.WAITS)
              .attempts(rest.again().isPresent() ? row.attempts() + 1 : 0),
          Optional.empty());
    } catch (
        SagaLog.NotOurs
            somebodyElse) { // has all of it, or only a posting: then nobody shall wait for the end
      // of our lease
      return context.sql.inTransaction(
          tx -> {
            context.redemptions.free(tx, ours);
            return context.redemptions.find(tx, ours.id()).orElse(ours);
          });
    } catch (LoyaltyException failure) {
      putOff(ours, failure);
      throw failure;
    }
  }

  private void putOff(RedemptionRow ours, LoyaltyException failure) {
    context.sql.run(
        tx -> {
          Optional<RedemptionRow> row = context.redemptions.find(tx, ours.id());
          if (row.isEmpty() || !row.get().owner().equals(ours.owner())) {
            return;
          }
          int attempts = row.get().attempts() + 1;
          Duration wait = failure.retryAfter().orElseGet(() -> Backoff.after(attempts));
          RedemptionRow later =
              row.get()
                  .change()
                  .attempts(attempts)
                  .dueAt(Optional.of(context.now().plus(wait)))
                  .pace(Pace.ACTIVE)
                  .row();
          context.redemptions.letGo(tx, later);
          Told told =
              Told.of(AuditOutcome.DEFERRED, "interrupted; the engine goes on with it")
                  .error(Optional.of(String.valueOf(failure.getMessage())));
          context.audits.append(tx, List.of(log.entry(later, told)));
        });
  }

  private Rest step(RedemptionRow start, Call call) {
    RedemptionRow row = start;
    if (row.question().isPresent() || row.state() == RedemptionState.REFUSED) {
      return Rest.of(row);
    }
    if (row.state() == RedemptionState.REQUESTED && row.taken() != Taken.ASKED) {
      Refusal never = new Refusal(RefusalReason.PROVIDER, "The reward was not issued.");
      return Rest.of(points.refuse(row, never, Optional.of("it ended before anybody was asked")));
    }
    if (row.taken() == Taken.ASKED) {
      row = call == Call.NEW ? points.issue(row) : points.settle(row);
      if (row.question().isPresent() || row.state() == RedemptionState.REFUSED) {
        return Rest.of(row);
      }
      if (row.taken() == Taken.ASKED) {
        return new Rest(row, Optional.of(context.now()));
      }
    }
    return go(row, call);
  }

  /** Goes on with a redemption whose points are taken or held. */
  private Rest go(RedemptionRow row, Call call) {
    if (row.seen() == Seen.COMPLETE) {
      return complete(row);
    }
    if (!row.state().isUsable()) {
      return ended(row);
    }
    if (row.seen() == Seen.TAKEN_BACK || row.seen() == Seen.WITHOUT) {
      return withdraw(row);
    }
    RedemptionRow placed = row;
    if (row.wish() == Wish.APPLY) {
      placed = call == Call.RECOVERY ? discounts.recover(row) : discounts.apply(row);
    }
    boolean over = placed.heldUntil().filter(end -> !context.now().isBefore(end)).isPresent();
    return placed.wish() == Wish.WITHDRAW || over ? withdraw(placed) : Rest.of(placed);
  }

  /** An order is complete with the discount on it: the points have to be taken, and what its refunds give back has to be given. */
  private Rest complete(RedemptionRow seen) {
    RedemptionRow row = seen;
    boolean late = row.state() == RedemptionState.RELEASED;
    if (row.taken() != Taken.YES && row.waived() == 0) {
      boolean manual = parts.rules().latePayment() == LatePayment.MANUAL && row.wish() != Wish.TAKE;
      if (late && (manual || restorer.tooFew(row, row.points()))) {
        return Rest.of(
            points.ask(
                row,
                Question.SHALL_POINTS_BE_TAKEN,
                "LATE_PAYMENT: an order uses the discount after it was released"));
      }
      row = points.use(row);
      if (row.question().isPresent() || row.taken() != Taken.YES) {
        return new Rest(
            row, row.question().isPresent() ? Optional.empty() : Optional.of(context.now()));
      }
    }
    if (late && row.taken() == Taken.YES) {
      Restored taken = restorer.settle(row, Restorer.target(row));
      if (!taken.isDone()) {
        return Rest.of(taken);
      }
      row = taken.row();
    }
    if (row.state() != RedemptionState.CONSUMED) {
      row = consumed(row);
    }
    if (row.taken() != Taken.YES) {
      return noted(row);
    }
    Restored restored = restorer.settle(row, Restorer.target(row));
    return restored.isDone() ? noted(restored.row()) : Rest.of(restored);
  }

  private RedemptionRow consumed(RedemptionRow row) {
    return log.keep(
        row.change()
            .state(RedemptionState.CONSUMED)
            .placed(Placed.USED)
            .wish(Wish.KEEP)
            .heldUntil(Optional.empty())
            .refusal(Optional.empty())
            .noted(parts.notes().isPresent() ? Asked.ASKED : Asked.NO)
            .note(""),
        Told.of(AuditOutcome.SKIPPED, "the order is complete with the discount"),
        tx -> useCode(tx, row));
  }

  private void useCode(Sql.Tx tx, RedemptionRow row) throws SQLException {
    if (row.codeSource() == CodeSource.POOL && row.code().isPresent()) {
      Optional<CodeEntry> code = context.codes.find(tx, row.code().get());
      Burn burn = code.map(entry -> pools.burn(entry.pool())).orElse(Burn.NO);
      context.codes.used(tx, row.code().get(), row.order(), burn, context.now(), context.now());
    }
  }

  /** Keeps beside the order what the redemption was; a shop that cannot be reached does not hold up the points. */
  private Rest noted(RedemptionRow row) {
    if (row.noted() != Asked.ASKED || row.order().isEmpty() || parts.notes().isEmpty()) {
      return Rest.of(row);
    }
    try {
      parts
          .notes()
          .get()
          .write(
              row.order().get(),
              new RedemptionNote(
                  row.id(),
                  context.provider.name(),
                  row.reward().id(),
                  row.reward().name(),
                  row.points(),
                  row.code()));
    } catch (NotFoundException gone) {
      return Rest.of(log.keep(row.change().noted(Asked.DONE)));
    } catch (LoyaltyException later) {
      Duration wait = later.retryAfter().orElseGet(() -> Backoff.after(row.attempts() + 1));
      return new Rest(row, Optional.of(context.now().plus(wait)));
    }
    return Rest.of(log.keep(row.change().noted(Asked.DONE)));
  }

  /** Takes the discount away and gives the points back, as far as that can be done and proven. */
  private Rest withdraw(RedemptionRow wanted) {
    RedemptionRow row = wanted;
    boolean orderGivenUp = row.seen() == Seen.TAKEN_BACK;
    boolean canGiveBack = restorer.canGiveBack(row);
    if (!canGiveBack && row.wish() != Wish.WITHDRAW && !orderGivenUp && !isUnclear(row)) {
      return stays(row.change());
    }
    if (row.placed() != Placed.OFF) {
      Withdrawn withdrawn = discounts.withdraw(row);
      if (withdrawn == Withdrawn.USED && !orderGivenUp) {
        return used(row);
      }
      if (!orderGivenUp && (withdrawn == Withdrawn.STAYS || !canGiveBack)) {
        return stays(row.change().placed(Placed.NO).state(RedemptionState.ISSUED));
      }
      row =
          log.keep(
              row.change()
                  .placed(Placed.OFF)
                  .wish(Wish.WITHDRAW)
                  .taken(row.taken() == Taken.HELD ? Taken.NO : row.taken()));
    }
    Restored restored = restorer.settle(row, Restorer.target(row));
    return restored.isDone() ? Rest.of(released(restored.row())) : Rest.of(restored);
  }

  /**
   * Whether only the commerce system can tell if the order has the discount: it made a code of its own for it, which the order may show
   * and nobody here knows.
   */
  private static boolean isUnclear(RedemptionRow row) {
    return row.seen() == Seen.WITHOUT
        && row.discount().filter(discount -> !(discount instanceof Discount.Coupon)).isPresent();
  }

  private Rest stays(RedemptionRow.Change change) {
    return Rest.of(
        log.keep(
            change
                .wish(Wish.KEEP)
                .heldUntil(Optional.empty())
                .note("This reward stays yours; use it with your next order."),
            Told.of(AuditOutcome.SKIPPED, "no order used it; it stays the member's")));
  }

  private Rest used(RedemptionRow row) {
    Optional<OrderId> order =
        parts
            .discounts()
            .flatMap(applier -> applier.checkout(row.checkout()))
            .flatMap(Checkout::order);
    return Rest.of(
        log.keep(
            row.change()
                .placed(Placed.USED)
                .wish(Wish.KEEP)
                .heldUntil(Optional.empty())
                .note("An order uses this reward."),
            Told.of(AuditOutcome.SKIPPED, "an order uses the discount; the points stay taken"),
            tx -> {
              if (order.isPresent()) {
                context.orderRows.signal(tx, order.get(), context.now());
              }
            }));
  }

  private RedemptionRow released(RedemptionRow row) {
    boolean moved = row.restored() != 0;
    String note =
        row.refusal().map(Refusal::message).orElse("The reward is released; its points are back.");
    RedemptionRow.Change change =
        row.change()
            .state(RedemptionState.RELEASED)
            .placed(Placed.OFF)
            .wish(Wish.KEEP)
            .heldUntil(Optional.empty())
            .note(note);
    return moved
        ? log.keep(change, tx -> retireCode(tx, row))
        : log.keep(
            change,
            Told.of(AuditOutcome.COMPENSATED, "the held points are free again"),
            tx -> retireCode(tx, row));
  }

  private void retireCode(Sql.Tx tx, RedemptionRow row) throws SQLException {
    if (row.codeSource() == CodeSource.POOL && row.code().isPresent()) {
      context.codes.move(
          tx,
          row.code().get(),
          List.of(CodeState.ASSIGNED, CodeState.USED),
          CodeState.RETIRED,
          context.now());
    }
  }

  /** Follows what becomes of an order after it was complete, and closes what it gave up. */
  private Rest ended(RedemptionRow row) {
    if (row.taken() != Taken.YES) {
      return Rest.of(row);
    }
    Restored restored = restorer.settle(row, Restorer.target(row));
    if (!restored.isDone()) {
      return Rest.of(restored);
    }
    boolean givenUp =
        row.state() == RedemptionState.CONSUMED
            && row.seen() == Seen.TAKEN_BACK
            && restored.row().restored() == row.points();
    return givenUp ? Rest.of(released(restored.row())) : noted(restored.row());
  }
}
