package dev.stampbook.engine.internal;

import dev.stampbook.Capability;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionDecision;
import dev.stampbook.engine.RedemptionQuote;
import dev.stampbook.engine.RedemptionRefusedException;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Asked;
import dev.stampbook.engine.internal.store.RedemptionRow.CodeSource;
import dev.stampbook.engine.internal.store.RedemptionRow.Pace;
import dev.stampbook.engine.internal.store.RedemptionRow.Placed;
import dev.stampbook.engine.internal.store.RedemptionRow.Seen;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a reward step by step, each step durable before its call: requested, issued, applied. An interrupted redemption goes on where it
 * stopped; an issue with unknown outcome is looked up, never repeated blindly (DESIGN promise 3).
 */
public final class Redeemer {

  private static final Logger LOG = LoggerFactory.getLogger(Redeemer.class);

  private final Context context;
  private final Optional<DiscountApplier> discounts;

  /** Redeems for one program. */
  public Redeemer(Context context, RedemptionParts parts) {
    this.context = context;
    this.discounts = parts.discounts();
  }

  /** Tells what {@link #redeem} would do. */
  public RedemptionQuote quote(MemberId member, Reward reward, Wanted wanted, CheckoutId checkout) {
    long points = points(reward, wanted);
    long held = held(member);
    OptionalLong balance =
        context.provider.can(Capability.BALANCE_READ)
            ? OptionalLong.of(context.provider.points().balance(member))
            : OptionalLong.empty();
    boolean enough = balance.isEmpty() || balance.getAsLong() - held >= points;
    return new RedemptionQuote(
        member,
        reward,
        points,
        balance,
        held,
        reward.discount(),
        Optional.empty(),
        enough
            ? Optional.empty()
            : Optional.of(
                new Refusal(RefusalReason.NOT_ENOUGH_POINTS, "You do not have enough points.")));
  }

  private static long points(Reward reward, Wanted wanted) {
    return wanted instanceof Wanted.Points asked
        ? asked.points().longValueExact()
        : reward.cost().least();
  }

  /** Redeems, or goes on with the redemption of this id. */
  public Redemption redeem(
      RedemptionId id, MemberId member, Reward reward, Wanted wanted, CheckoutId checkout) {
    Optional<RedemptionRow> known = row(id);
    if (known.isPresent()) {
      return resume(known.get()).forUsers();
    }
    RedemptionQuote quote = quote(member, reward, wanted, checkout);
    if (quote.refusal().isPresent()) {
      throw new RedemptionRefusedException(quote.refusal().get());
    }
    RewardClaim claim = new RewardClaim(id, member, reward, quote.points(), Optional.empty());
    ClaimMarker marker = context.provider.rewards().mark(claim);
    Instant now = context.now();
    RedemptionRow requested =
        new RedemptionRow(
            id,
            member,
            reward,
            quote.points(),
            checkout,
            RedemptionState.REQUESTED,
            Taken.ASKED,
            Placed.NO,
            Wish.APPLY,
            marker,
            Optional.empty(),
            Optional.empty(),
            CodeSource.NONE,
            reward.discount(),
            Optional.empty(),
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
            Optional.empty(),
            Optional.empty(),
            Optional.of(context.leaseFrom(now)),
            Pace.ACTIVE,
            0,
            0,
            0,
            context.newOwner(),
            context.leaseFrom(now),
            now,
            now);
    boolean first = context.sql.inTransaction(tx -> context.redemptions.insert(tx, requested));
    return first
        ? issue(requested, claim).forUsers()
        : redeem(id, member, reward, wanted, checkout);
  }

  /** Goes on with redemptions that were interrupted; returns how many. */
  public int resumeAll(int limit) {
    List<RedemptionId> due =
        context.sql.inTransaction(tx -> context.redemptions.due(tx, context.now(), limit));
    due.forEach(id -> row(id).ifPresent(this::resumeOrLeave));
    return due.size();
  }

  private void resumeOrLeave(RedemptionRow row) {
    try {
      resume(row);
    } catch (LoyaltyException stillOpen) {
      LOG.debug("redemption {} is still open: {}", row.id(), stillOpen.call());
    }
  }

  private Optional<RedemptionRow> row(RedemptionId id) {
    return context.sql.inTransaction(tx -> context.redemptions.find(tx, id));
  }

  /** Returns a redemption. */
  public Optional<Redemption> find(RedemptionId id) {
    return row(id).map(RedemptionRow::forUsers);
  }

  /** Returns a member's redemptions. */
  public List<Redemption> of(MemberId member, int limit) {
    return users(context.sql.inTransaction(tx -> context.redemptions.of(tx, member, limit)));
  }

  /** Returns a member's redemptions that no order has used. */
  public List<Redemption> usable(MemberId member) {
    return of(member, 1_000).stream().filter(one -> one.state().isUsable()).toList();
  }

  /** Returns redemptions in a state. */
  public List<Redemption> in(RedemptionState state, int limit) {
    return users(context.sql.inTransaction(tx -> context.redemptions.in(tx, state, limit)));
  }

  /** Returns the redemptions of a checkout. */
  public List<Redemption> at(CheckoutId checkout) {
    return users(context.sql.inTransaction(tx -> context.redemptions.at(tx, checkout)));
  }

  /** Returns the redemptions of an order. */
  public List<Redemption> of(OrderId order) {
    return users(context.sql.inTransaction(tx -> context.redemptions.of(tx, order)));
  }

  /** Returns the points a member holds. */
  public long held(MemberId member) {
    return context.sql.inTransaction(tx -> context.redemptions.held(tx, member));
  }

  private static List<Redemption> users(List<RedemptionRow> rows) {
    return rows.stream().map(RedemptionRow::forUsers).toList();
  }

  /** Releases a redemption. */
  @SuppressWarnings("DoNotCallSuggester")
  public Redemption release(RedemptionId id) {
    throw new UnsupportedOperationException("not built yet: " + id);
  }

  /** Puts a redemption on another checkout. */
  @SuppressWarnings("DoNotCallSuggester")
  public Redemption moveTo(RedemptionId id, CheckoutId checkout) {
    throw new UnsupportedOperationException("not built yet: " + id + " to " + checkout);
  }

  /** Records a decision. */
  @SuppressWarnings("DoNotCallSuggester")
  public Redemption decide(RedemptionId id, RedemptionDecision decision) {
    throw new UnsupportedOperationException("not built yet: " + id + ", " + decision);
  }

  private RedemptionRow resume(RedemptionRow stored) {
    boolean open =
        stored.state() == RedemptionState.REQUESTED || stored.state() == RedemptionState.ISSUED;
    if (!open) {
      return stored;
    }
    Instant now = context.now();
    Optional<RedemptionRow> ours =
        context.sql.inTransaction(
            tx ->
                context.redemptions.claim(
                    tx, stored.id(), context.newOwner(), now, context.leaseFrom(now)));
    if (ours.isEmpty()) {
      return stored;
    }
    return ours.get().state() == RedemptionState.ISSUED
        ? apply(ours.get())
        : settle(ours.get(), claimOf(ours.get()));
  }

  private RedemptionRow issue(RedemptionRow row, RewardClaim claim) {
    try {
      return issued(row, context.provider.rewards().issue(claim));
    } catch (LoyaltyException failure) {
      if (failure.effect() == RemoteEffect.UNKNOWN) {
        return settle(row, claim);
      }
      String note =
          failure instanceof InsufficientPointsException
              ? "You do not have enough points."
              : "The reward could not be issued.";
      RefusalReason reason =
          failure instanceof InsufficientPointsException
              ? RefusalReason.NOT_ENOUGH_POINTS
              : RefusalReason.PROVIDER;
      Refusal refusal = new Refusal(reason, note);
      save(
          refused(row, refusal),
          AuditOutcome.REJECTED,
          Optional.of(String.valueOf(failure.getMessage())));
      if (failure.effect() == RemoteEffect.REJECTED) {
        throw new RedemptionRefusedException(refusal);
      }
      throw failure;
    }
  }

  private static RedemptionRow refused(RedemptionRow row, Refusal refusal) {
    return row.change()
        .state(RedemptionState.REFUSED)
        .taken(Taken.NO)
        .refusal(Optional.of(refusal))
        .note(refusal.message())
        .dueAt(Optional.empty())
        .pace(Pace.WAITS)
        .row();
  }

  /** Looks for the issue on the provider's schedule; without an answer the redemption stays open for the next run. */
  private RedemptionRow settle(RedemptionRow row, RewardClaim claim) {
    for (Duration delay : context.provider.points().lookups().delays()) {
      Duration left = Duration.between(context.now(), row.createdAt().plus(delay).plusMillis(1));
      if (!pause(left)) {
        return row; // asked to stop; the next run goes on looking
      }
      IssueLookup found;
      try {
        found = context.provider.rewards().lookUp(claim, row.marker());
      } catch (LoyaltyException failure) {
        letGo(row, failure);
        throw failure;
      }
      if (found instanceof IssueLookup.Found one) {
        return issued(row, one.issued());
      }
      if (found instanceof IssueLookup.Ambiguous several) {
        return save(
            row.change()
                .state(RedemptionState.NEEDS_REVIEW)
                .question(Optional.of(Question.WERE_POINTS_TAKEN))
                .note(several.candidates() + " rewards could be this one")
                .dueAt(Optional.empty())
                .pace(Pace.WAITS)
                .row(),
            AuditOutcome.MANUAL,
            Optional.empty());
      }
    }
    return save(
        refused(row, new Refusal(RefusalReason.PROVIDER, "The reward was not issued.")),
        AuditOutcome.REJECTED,
        Optional.empty());
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

  private RedemptionRow issued(RedemptionRow before, IssuedReward issued) {
    RedemptionRow taken =
        before
            .change()
            .points(issued.pointsTaken())
            .state(RedemptionState.ISSUED)
            .taken(Taken.YES)
            .issueId(Optional.of(issued.issueId()))
            .code(issued.code())
            .codeSource(issued.code().isPresent() ? CodeSource.PROVIDER : CodeSource.NONE)
            .expiresAt(issued.expiresAt())
            .dueAt(Optional.empty())
            .pace(Pace.WAITS)
            .row();
    save(taken, AuditOutcome.POSTED, Optional.empty());
    return apply(taken);
  }

  private RedemptionRow apply(RedemptionRow row) {
    if (discounts.isEmpty() || row.code().isEmpty()) {
      return save(
          row.change().state(RedemptionState.APPLIED).note("to be entered at checkout").row(),
          AuditOutcome.SKIPPED,
          Optional.empty());
    }
    CouponCode code = row.code().get();
    DiscountRequest request =
        new DiscountRequest(
            row.id(),
            row.reward().id(),
            row.checkout(),
            new Discount.Coupon(code),
            row.reward().name());
    DiscountOutcome outcome;
    try {
      outcome = discounts.get().apply(request);
    } catch (LoyaltyException failure) {
      letGo(row, failure);
      throw failure;
    }
    if (outcome instanceof DiscountOutcome.Refused refused) {
      return save(
          row.change().note(refused.message()).row(),
          AuditOutcome.SKIPPED,
          Optional.of(refused.reason().name()));
    }
    return save(
        row.change().state(RedemptionState.APPLIED).placed(Placed.ON).note("").row(),
        AuditOutcome.SKIPPED,
        Optional.empty());
  }

  private void letGo(RedemptionRow row, LoyaltyException failure) {
    save(
        row.change()
            .note("interrupted, will be gone on with")
            .dueAt(Optional.of(context.now()))
            .row(),
        AuditOutcome.DEFERRED,
        Optional.of(String.valueOf(failure.getMessage())));
  }

  private RedemptionRow save(RedemptionRow changed, AuditOutcome outcome, Optional<String> error) {
    RedemptionRow row = changed.change().updatedAt(context.now()).row();
    AuditEntry entry =
        new AuditEntry(
            0,
            "redemption",
            AuditEntry.Kind.REDEMPTION,
            row.id().value(),
            Optional.of(row.member()),
            context.now(),
            outcome,
            outcome == AuditOutcome.POSTED ? -row.points() : 0,
            Optional.empty(),
            row.state() + (row.note().isEmpty() ? "" : ": " + row.note()),
            error,
            Optional.empty());
    context.sql.run(
        tx -> {
          context.redemptions.letGo(tx, row);
          context.audits.append(tx, List.of(entry));
        });
    return row;
  }

  /** The reward as far as looking its issue up needs it. */
  private static RewardClaim claimOf(RedemptionRow row) {
    return new RewardClaim(row.id(), row.member(), row.reward(), row.points(), Optional.empty());
  }
}
