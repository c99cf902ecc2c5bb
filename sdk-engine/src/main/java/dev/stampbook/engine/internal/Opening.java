package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.CodePoolId;
import dev.stampbook.engine.CodeState;
import dev.stampbook.engine.RedemptionQuote;
import dev.stampbook.engine.RedemptionRefusedException;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.internal.Conditions.Place;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.Turns.Turn;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Asked;
import dev.stampbook.engine.internal.store.RedemptionRow.CodeSource;
import dev.stampbook.engine.internal.store.RedemptionRow.Pace;
import dev.stampbook.engine.internal.store.RedemptionRow.Placed;
import dev.stampbook.engine.internal.store.RedemptionRow.Seen;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes a redemption down, with its points held and its code assigned, before anybody is asked for anything. */
final class Opening {

  private static final Refusal NO_CODE =
      new Refusal(RefusalReason.NO_CODE_LEFT, "No code of this reward is left at the moment.");

  private final Context context;
  private final RedemptionParts parts;
  private final Pools pools;
  private final SagaLog log;
  private final PointsSide points;
  private final Conditions conditions;
  private final CodeDesk codes;

  Opening(
      Context context,
      RedemptionParts parts,
      Pools pools,
      SagaLog log,
      PointsSide points,
      Conditions conditions,
      CodeDesk codes) {
    this.context = context;
    this.parts = parts;
    this.pools = pools;
    this.log = log;
    this.points = points;
    this.conditions = conditions;
    this.codes = codes;
  }

  /**
   * Writes a redemption down as it was judged.
   *
   * @return the redemption, ours: refused; or held, with the discount wanted; or about to be asked for at the provider
   */
  RedemptionRow open(
      RedemptionId id, RedemptionQuote quote, CheckoutId checkout, Place place, Turn turn) {
    if (quote.refusal().isPresent()) {
      return refused(draft(id, quote, checkout), quote.refusal().get(), turn);
    }
    boolean pooled = pools.has(quote.reward().id());
    boolean atUse = context.provider.rewards().pointsTaken() == PointsTaken.AT_USE;
    RedemptionRow draft = draft(id, quote, checkout);
    if (pooled) {
      Optional<CodePoolId> pool = pools.of(quote.reward().id(), Conditions.channelOf(place));
      return pool.isEmpty()
          ? refused(draft, NO_CODE, turn)
          : pooled(draft, pool.get(), atUse, turn);
    }
    if (atUse) {
      return insert(held(draft).row(), turn);
    }
    ClaimMarker marker = context.provider.rewards().mark(PointsSide.claim(draft));
    return insert(draft.change().taken(Taken.ASKED).marker(marker).row(), turn);
  }

  private static RedemptionRow.Change held(RedemptionRow row) {
    return row.change().state(RedemptionState.ISSUED).taken(Taken.HELD);
  }

  private RedemptionRow refused(RedemptionRow draft, Refusal refusal, Turn turn) {
    RedemptionRow row =
        draft
            .change()
            .state(RedemptionState.REFUSED)
            .wish(Wish.KEEP)
            .refusal(Optional.of(refusal))
            .note(refusal.message())
            .heldUntil(Optional.empty())
            .dueAt(Optional.empty())
            .pace(Pace.WAITS)
            .row();
    Told told = Told.of(AuditOutcome.REJECTED, refusal.reason() + ": " + refusal.message());
    context.sql.run(
        tx -> {
          if (!turn.stillOurs(tx) || !context.redemptions.insert(tx, row)) {
            throw new SagaLog.NotOurs();
          }
          context.audits.append(tx, List.of(log.entry(row, told)));
        });
    return row;
  }

  private RedemptionRow insert(RedemptionRow row, Turn turn) {
    context.sql.run(
        tx -> {
          if (!turn.stillOurs(tx) || !context.redemptions.insert(tx, row)) {
            throw new SagaLog.NotOurs();
          }
        });
    return row;
  }

  /** A redemption that gets no code costs no points; one the shop knows as used is set aside and the next one is tried (C18). */
  private RedemptionRow pooled(RedemptionRow draft, CodePoolId pool, boolean atUse, Turn turn) {
    Optional<RedemptionRow> withCode =
        context.sql.inTransaction(
            tx -> {
              if (!turn.stillOurs(tx)) {
                throw new SagaLog.NotOurs();
              }
              Optional<CouponCode> code = context.codes.assign(tx, pool, draft.id(), context.now());
              if (code.isEmpty()) {
                return Optional.<RedemptionRow>empty();
              }
              RedemptionRow row = withCode(draft.change().taken(Taken.HELD), code.get());
              if (!context.redemptions.insert(tx, row)) {
                throw new SagaLog.NotOurs();
              }
              return Optional.of(row);
            });
    if (withCode.isEmpty()) {
      return refused(draft, NO_CODE, turn);
    }
    RedemptionRow row = withCode.get();
    try {
      Optional<Refusal> refusal = refusal(row);
      while (refusal.filter(why -> why.reason() == RefusalReason.CODE_USED).isPresent()) {
        CouponCode spoilt = row.code().orElseThrow();
        Optional<RedemptionRow> next = next(row, pool);
        codes.tellQuarantined(pool, spoilt);
        if (next.isEmpty()) {
          return points.refuse(noCode(row), NO_CODE, Optional.empty());
        }
        row = next.get();
        refusal = refusal(row);
      }
      if (refusal.isPresent()) {
        return points.refuse(row, refusal.get(), Optional.empty());
      }
      if (atUse) {
        return log.keep(held(row));
      }
      ClaimMarker marker = context.provider.rewards().mark(PointsSide.claim(row));
      return log.keep(row.change().taken(Taken.ASKED).marker(marker));
    } catch (LoyaltyException unreachable) {
      points.forget(row, Optional.of(String.valueOf(unreachable.getMessage())));
      throw unreachable;
    }
  }

  private static RedemptionRow withCode(RedemptionRow.Change change, CouponCode code) {
    return change
        .code(Optional.of(code))
        .codeSource(CodeSource.POOL)
        .discount(Optional.of(new Discount.Coupon(code)))
        .row();
  }

  private static RedemptionRow noCode(RedemptionRow row) {
    return row.change()
        .code(Optional.empty())
        .codeSource(CodeSource.NONE)
        .discount(Optional.empty())
        .row();
  }

  private Optional<Refusal> refusal(RedemptionRow row) {
    return conditions.preview(DiscountSide.request(row).orElseThrow());
  }

  private Optional<RedemptionRow> next(RedemptionRow row, CodePoolId pool) {
    Instant now = context.now();
    return context.sql.inTransaction(
        tx -> {
          context.codes.move(
              tx,
              row.code().orElseThrow(),
              List.of(CodeState.ASSIGNED),
              CodeState.QUARANTINED,
              now);
          Optional<CouponCode> code = context.codes.assign(tx, pool, row.id(), now);
          RedemptionRow changed =
              code.map(found -> withCode(row.change(), found)).orElseGet(() -> noCode(row));
          if (!context.redemptions.keep(tx, changed, context.leaseFrom(now))) {
            throw new SagaLog.NotOurs();
          }
          return code.map(found -> changed);
        });
  }

  private RedemptionRow draft(RedemptionId id, RedemptionQuote quote, CheckoutId checkout) {
    Instant now = context.now();
    return new RedemptionRow(
        id,
        quote.member(),
        quote.reward(),
        quote.points(),
        checkout,
        RedemptionState.REQUESTED,
        Taken.NO,
        Placed.NO,
        Wish.APPLY,
        ClaimMarker.none(),
        Optional.empty(),
        Optional.empty(),
        CodeSource.NONE,
        quote.discount(),
        quote.worth(),
        Optional.empty(),
        Seen.UNSEEN,
        0,
        Asked.NO,
        0,
        0,
        0,
        Asked.NO,
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.of(now.plus(parts.rules().holdTime())),
        Optional.empty(),
        Optional.of(now),
        Pace.ACTIVE,
        0,
        0,
        0,
        context.newOwner(),
        context.leaseFrom(now),
        now,
        now);
  }

  /** Takes a reward off the checkout it is on, and wants it on another one that takes it. */
  RedemptionRow move(RedemptionRow row, CheckoutId checkout) {
    if (row.checkout().equals(checkout) && row.placed() == Placed.ON) {
      return row;
    }
    if (row.expiresAt().filter(end -> !end.isAfter(context.now())).isPresent()) {
      throw new RedemptionRefusedException(
          new Refusal(RefusalReason.EXPIRED, "This reward has expired."));
    }
    Optional<DiscountApplier> discounts = parts.discounts();
    Optional<DiscountRequest> old = DiscountSide.request(row);
    Optional<DiscountRequest> moved = DiscountSide.request(row.change().checkout(checkout).row());
    if (discounts.isEmpty() || old.isEmpty() || moved.isEmpty()) {
      return want(row, checkout);
    }
    Optional<Refusal> refusal = conditions.again(row.reward(), moved.get());
    if (refusal.isPresent()) {
      throw new RedemptionRefusedException(refusal.get());
    }
    if (row.placed() == Placed.ON && discounts.get().remove(old.get()) == Removal.ALREADY_USED) {
      throw new RedemptionRefusedException(
          new Refusal(RefusalReason.CODE_USED, "An order uses this reward."));
    }
    return want(row, checkout);
  }

  private RedemptionRow want(RedemptionRow row, CheckoutId checkout) {
    boolean timed = row.heldUntil().isPresent();
    return log.keep(
        row.change()
            .checkout(checkout)
            .placed(Placed.NO)
            .state(RedemptionState.ISSUED)
            .wish(Wish.APPLY)
            .refusal(Optional.empty())
            .heldUntil(
                timed
                    ? Optional.of(context.now().plus(parts.rules().holdTime()))
                    : Optional.empty()),
        Told.of(AuditOutcome.SKIPPED, "the reward goes to another checkout"));
  }
}
