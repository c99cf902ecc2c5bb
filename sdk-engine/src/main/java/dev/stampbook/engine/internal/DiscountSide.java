package dev.stampbook.engine.internal;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Placed;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardUsage;
import java.time.Duration;
import java.util.Optional;

/** Puts the discount of a redemption on its checkout and takes it off again; what may be there is looked for before anything is repeated. */
final class DiscountSide {

  private static final int ATTEMPTS = 3;
  private static final int LABEL = 100;

  private final Context context;
  private final SagaLog log;
  private final Optional<DiscountApplier> discounts;

  DiscountSide(Context context, SagaLog log, Optional<DiscountApplier> discounts) {
    this.context = context;
    this.log = log;
    this.discounts = discounts;
  }

  static String label(Reward reward) {
    String name = reward.name().isBlank() ? "Reward" : reward.name();
    return name.length() <= LABEL ? name : name.substring(0, LABEL);
  }

  /** Says what the commerce system is asked for; empty when nobody knows what the reward becomes. */
  static Optional<DiscountRequest> request(RedemptionRow row) {
    return row.discount()
        .map(
            discount ->
                new DiscountRequest(
                    row.id(), row.reward().id(), row.checkout(), discount, label(row.reward())));
  }

  /** Puts the discount on the checkout; that it is wanted there is written down. */
  RedemptionRow apply(RedemptionRow wanted) {
    RedemptionRow row = log.stillOurs(wanted);
    Optional<DiscountRequest> request = request(row);
    if (discounts.isEmpty() || request.isEmpty()) {
      return toBeEntered(row, row.code());
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return outcome(row, discounts.get().apply(request.get()));
      } catch (LoyaltyException failure) {
        if (failure.effect() == RemoteEffect.REJECTED) {
          return refused(
              row,
              new Refusal(
                  RefusalReason.NOT_ELIGIBLE,
                  "This reward cannot be used for what is in the cart."),
              Optional.of(String.valueOf(failure.getMessage())));
        }
        Optional<AppliedDiscount> there =
            failure.effect() == RemoteEffect.UNKNOWN
                ? discounts.get().find(request.get())
                : Optional.empty();
        if (there.isPresent()) {
          return on(row, there.get());
        }
        boolean again = failure.effect() == RemoteEffect.UNKNOWN || failure.retryCanHelp();
        if (attempt == ATTEMPTS || !again || !pause(failure, attempt)) {
          throw failure;
        }
      }
    }
  }

  private boolean pause(LoyaltyException failure, int attempt) {
    Duration wait = failure.retryAfter().orElseGet(() -> Backoff.after(attempt));
    if (wait.compareTo(context.settings.patience()) > 0) {
      return false;
    }
    try {
      context.waiting.await(wait);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Goes on with a discount that was wanted when the process ended. The shopper is not there any more: what did not come about is undone
   * (KF-22), except for a code that stays the member's in any case.
   */
  RedemptionRow recover(RedemptionRow row) {
    Optional<DiscountRequest> request = request(row);
    if (discounts.isEmpty() || request.isEmpty() || row.isProviderCode()) {
      return apply(row);
    }
    Optional<AppliedDiscount> there = discounts.get().find(request.get());
    if (there.isPresent()) {
      return on(row, there.get());
    }
    return log.keep(
        row.change().wish(Wish.WITHDRAW),
        Told.of(AuditOutcome.DEFERRED, "the discount did not come about; it is undone"));
  }

  private RedemptionRow outcome(RedemptionRow row, DiscountOutcome outcome) {
    if (outcome instanceof DiscountOutcome.Applied applied) {
      return on(row, applied.discount());
    }
    if (outcome instanceof DiscountOutcome.CodeToEnter enter) {
      return toBeEntered(row, Optional.of(enter.code()));
    }
    DiscountOutcome.Refused refused = (DiscountOutcome.Refused) outcome;
    return refused(row, Conditions.refusal(refused), Optional.of(refused.reason().name()));
  }

  private RedemptionRow on(RedemptionRow row, AppliedDiscount applied) {
    return log.keep(
        row.change()
            .state(RedemptionState.APPLIED)
            .placed(Placed.ON)
            .wish(Wish.KEEP)
            .worth(applied.worth())
            .code(row.code().or(applied::code))
            .refusal(Optional.empty())
            .note(""),
        Told.of(AuditOutcome.SKIPPED, "the discount is on the checkout"));
  }

  private RedemptionRow toBeEntered(RedemptionRow row, Optional<CouponCode> code) {
    return log.keep(
        row.change()
            .state(RedemptionState.APPLIED)
            .placed(Placed.ON)
            .wish(Wish.KEEP)
            .code(row.code().or(() -> code))
            .note("to be entered at checkout"),
        Told.of(AuditOutcome.SKIPPED, "the code is with the member"));
  }

  private RedemptionRow refused(RedemptionRow row, Refusal refusal, Optional<String> error) {
    boolean stays = row.isProviderCode();
    return log.keep(
        row.change()
            .state(RedemptionState.ISSUED)
            .placed(Placed.NO)
            .wish(stays ? Wish.KEEP : Wish.WITHDRAW)
            .refusal(Optional.of(refusal))
            .note(refusal.message()),
        Told.of(
                AuditOutcome.SKIPPED,
                stays
                    ? "the checkout refuses the code, which stays the member's"
                    : "the checkout refuses the discount")
            .error(error));
  }

  /** What came of withdrawing a discount. */
  enum Withdrawn {
    /** It is gone and was not used. */
    GONE,
    /** An order has used it. */
    USED,
    /** It may be off the checkout, but nobody can make it worthless or prove that it was not used: it stays the member's. */
    STAYS
  }

  /** Takes the discount off its checkout and makes it worthless, where that can be done and proven. */
  Withdrawn withdraw(RedemptionRow wanted) {
    RedemptionRow row = log.stillOurs(wanted);
    boolean cancels = context.provider.can(Capability.REWARD_CANCEL);
    Optional<DiscountRequest> request = request(row);
    if (discounts.isEmpty()) {
      return row.taken() == Taken.HELD ? Withdrawn.GONE : byUsage(row, cancels);
    }
    if (request.isPresent() && discounts.get().remove(request.get()) == Removal.ALREADY_USED) {
      return Withdrawn.USED;
    }
    if (!row.isProviderCode()) {
      return Withdrawn.GONE;
    }
    return cancels && usage(row) != RewardUsage.USED ? Withdrawn.GONE : Withdrawn.STAYS;
  }

  /** Without a commerce system to ask, only the provider can tell that a code of its own was not used. */
  private Withdrawn byUsage(RedemptionRow row, boolean cancels) {
    boolean unused = cancels && row.isProviderCode() && usage(row) == RewardUsage.UNUSED;
    return unused ? Withdrawn.GONE : Withdrawn.STAYS;
  }

  private RewardUsage usage(RedemptionRow row) {
    return context.provider.can(Capability.REWARD_USAGE)
        ? context.provider.rewards().usage(PointsSide.issued(row))
        : RewardUsage.UNTRACKED;
  }
}
