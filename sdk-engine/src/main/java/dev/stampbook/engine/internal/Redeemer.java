package dev.stampbook.engine.internal;

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
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.internal.store.Redemptions;
import dev.stampbook.engine.internal.store.Redemptions.Stored;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
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
  private final Redemptions redemptions;

  /** Redeems for one program. */
  public Redeemer(Context context, Optional<DiscountApplier> discounts) {
    this.context = context;
    this.discounts = discounts;
    this.redemptions = new Redemptions(context.program);
  }

  /** Redeems, or goes on with the redemption of this id. */
  public Redemption redeem(
      RedemptionId id, MemberId member, Reward reward, long points, CheckoutId checkout) {
    Optional<Stored> known = context.sql.inTransaction(tx -> redemptions.find(tx, id));
    if (known.isPresent()) {
      return resume(known.get());
    }
    RewardClaim claim = new RewardClaim(id, member, reward, points, Optional.empty());
    ClaimMarker marker = context.provider.rewards().mark(claim);
    Instant now = context.now();
    Stored requested =
        new Stored(
            new Redemption(
                id,
                member,
                reward.id(),
                reward.name(),
                points,
                checkout,
                RedemptionState.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                "",
                now),
            cost(reward.cost()),
            marker,
            Optional.empty(),
            now);
    boolean first =
        context.sql.inTransaction(
            tx -> redemptions.insert(tx, requested, context.newOwner(), context.leaseFrom(now)));
    return first ? issue(requested, claim) : redeem(id, member, reward, points, checkout);
  }

  /** Goes on with redemptions that were interrupted; returns how many. */
  public int resumeAll(int limit) {
    Instant now = context.now();
    List<Stored> open =
        context.sql.inTransaction(
            tx -> redemptions.free(tx, RedemptionState.REQUESTED, now, limit));
    for (Stored stored : open) {
      resumeOrLeave(stored);
    }
    return open.size();
  }

  private void resumeOrLeave(Stored stored) {
    try {
      resume(stored);
    } catch (LoyaltyException stillOpen) {
      LOG.debug("redemption {} is still open: {}", stored.redemption().id(), stillOpen.call());
    }
  }

  /** Returns a redemption. */
  public Optional<Redemption> find(RedemptionId id) {
    return context.sql.inTransaction(tx -> redemptions.find(tx, id)).map(Stored::redemption);
  }

  /** Returns how many wait for a person. */
  public long waitingForPerson() {
    return context.sql.inTransaction(tx -> redemptions.count(tx, RedemptionState.NEEDS_REVIEW));
  }

  private Redemption resume(Stored stored) {
    Redemption redemption = stored.redemption();
    boolean open =
        redemption.state() == RedemptionState.REQUESTED
            || redemption.state() == RedemptionState.ISSUED;
    Instant now = context.now();
    boolean ours =
        open
            && context.sql.inTransaction(
                tx ->
                    redemptions.claim(
                        tx, redemption.id(), context.newOwner(), now, context.leaseFrom(now)));
    if (!ours) {
      return redemption;
    }
    return redemption.state() == RedemptionState.ISSUED
        ? apply(redemption, stored.issueId())
        : settle(stored, claimOf(stored));
  }

  private Redemption issue(Stored stored, RewardClaim claim) {
    try {
      return issued(stored, context.provider.rewards().issue(claim));
    } catch (LoyaltyException failure) {
      if (failure.effect() == RemoteEffect.UNKNOWN) {
        return settle(stored, claim);
      }
      boolean refused = failure.effect() == RemoteEffect.REJECTED;
      String note =
          failure instanceof InsufficientPointsException
              ? "not enough points"
              : "the provider did not issue the reward";
      save(
          state(stored.redemption(), RedemptionState.REFUSED, note),
          Optional.empty(),
          refused ? AuditOutcome.REJECTED : AuditOutcome.DEFERRED,
          Optional.of(String.valueOf(failure.getMessage())));
      throw failure;
    }
  }

  /** Looks for the issue on the provider's schedule; without an answer the redemption stays open for the next run. */
  private Redemption settle(Stored stored, RewardClaim claim) {
    for (Duration delay : context.provider.points().lookups().delays()) {
      Duration left = Duration.between(context.now(), stored.createdAt().plus(delay).plusMillis(1));
      if (!pause(left)) {
        return stored.redemption(); // asked to stop; the next run goes on looking
      }
      IssueLookup found;
      try {
        found = context.provider.rewards().lookUp(claim, stored.marker());
      } catch (LoyaltyException failure) {
        letGo(stored.redemption(), failure);
        throw failure;
      }
      if (found instanceof IssueLookup.Found one) {
        return issued(stored, one.issued());
      }
      if (found instanceof IssueLookup.Ambiguous several) {
        return save(
            state(
                stored.redemption(),
                RedemptionState.NEEDS_REVIEW,
                several.candidates() + " rewards could be this one"),
            Optional.empty(),
            AuditOutcome.MANUAL,
            Optional.empty());
      }
    }
    return save(
        state(stored.redemption(), RedemptionState.REFUSED, "the reward was not issued"),
        Optional.empty(),
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

  private Redemption issued(Stored stored, IssuedReward issued) {
    Redemption before = stored.redemption();
    Redemption taken =
        new Redemption(
            before.id(),
            before.member(),
            before.reward(),
            before.rewardName(),
            issued.pointsTaken(),
            before.checkout(),
            RedemptionState.ISSUED,
            issued.code(),
            issued.expiresAt(),
            "",
            context.now());
    save(taken, Optional.of(issued.issueId()), AuditOutcome.POSTED, Optional.empty());
    return apply(taken, Optional.of(issued.issueId()));
  }

  private Redemption apply(Redemption redemption, Optional<String> issueId) {
    if (discounts.isEmpty() || redemption.code().isEmpty()) {
      return save(
          state(redemption, RedemptionState.APPLIED, "to be entered at checkout"),
          issueId,
          AuditOutcome.SKIPPED,
          Optional.empty());
    }
    CouponCode code = redemption.code().get();
    DiscountRequest request =
        new DiscountRequest(
            redemption.id(),
            redemption.reward(),
            redemption.checkout(),
            new Discount.Coupon(code),
            redemption.rewardName());
    DiscountOutcome outcome;
    try {
      outcome = discounts.get().apply(request);
    } catch (LoyaltyException failure) {
      letGo(redemption, failure);
      throw failure;
    }
    if (outcome instanceof DiscountOutcome.Refused refused) {
      return save(
          state(redemption, RedemptionState.ISSUED, refused.message()),
          issueId,
          AuditOutcome.SKIPPED,
          Optional.of(refused.reason().name()));
    }
    return save(
        state(redemption, RedemptionState.APPLIED, ""),
        issueId,
        AuditOutcome.SKIPPED,
        Optional.empty());
  }

  private void letGo(Redemption redemption, LoyaltyException failure) {
    save(
        state(redemption, redemption.state(), "interrupted, will be gone on with"),
        Optional.empty(),
        AuditOutcome.DEFERRED,
        Optional.of(String.valueOf(failure.getMessage())));
  }

  private Redemption state(Redemption redemption, RedemptionState state, String note) {
    return new Redemption(
        redemption.id(),
        redemption.member(),
        redemption.reward(),
        redemption.rewardName(),
        redemption.points(),
        redemption.checkout(),
        state,
        redemption.code(),
        redemption.expiresAt(),
        note,
        context.now());
  }

  private Redemption save(
      Redemption redemption,
      Optional<String> issueId,
      AuditOutcome outcome,
      Optional<String> error) {
    boolean taken = outcome == AuditOutcome.POSTED;
    AuditEntry entry =
        new AuditEntry(
            0,
            "redemption",
            AuditEntry.Kind.REDEMPTION,
            redemption.id().value(),
            Optional.of(redemption.member()),
            context.now(),
            outcome,
            taken ? -redemption.points() : 0,
            Optional.empty(),
            redemption.state() + (redemption.note().isEmpty() ? "" : ": " + redemption.note()),
            error,
            Optional.empty());
    context.sql.run(
        tx -> {
          redemptions.update(tx, redemption, issueId);
          context.audits.append(tx, List.of(entry));
        });
    return redemption;
  }

  /** The reward as far as looking its issue up needs it. */
  private static RewardClaim claimOf(Stored stored) {
    Redemption redemption = stored.redemption();
    RewardCost cost =
        switch (stored.cost().split(":", 2)[0]) {
          case "free" -> new RewardCost.Free();
          case "variable" ->
              new RewardCost.Variable(
                  Long.parseLong(stored.cost().split(":", 2)[1]),
                  OptionalLong.empty(),
                  OptionalLong.empty(),
                  Optional.empty());
          default -> new RewardCost.Fixed(Math.max(redemption.points(), 1));
        };
    return new RewardClaim(
        redemption.id(),
        redemption.member(),
        Reward.builder(redemption.reward(), redemption.rewardName(), cost).build(),
        redemption.points(),
        Optional.empty());
  }

  private static String cost(RewardCost cost) {
    if (cost instanceof RewardCost.Free) {
      return "free";
    }
    return cost instanceof RewardCost.Variable variable ? "variable:" + variable.step() : "fixed";
  }
}
