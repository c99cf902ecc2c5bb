package dev.stampbook.examples.storefront.loyalty;

import dev.stampbook.LoyaltyException;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionRefusedException;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewards at the checkout. Whatever goes wrong here, the checkout goes on: a reward is a pleasure, the order is the business.
 */
public final class RewardDesk {

  private static final Logger LOG = LoggerFactory.getLogger(RewardDesk.class);
  private static final String UNAVAILABLE =
      "Rewards are not available right now. Your points are safe, and you can still buy.";

  private final LoyaltyProgram program;
  private final LoyaltyProvider provider;

  /** Offers the rewards of this program. */
  public RewardDesk(LoyaltyProgram program, LoyaltyProvider provider) {
    this.program = program;
    this.provider = provider;
  }

  /**
   * What the checkout shows.
   *
   * @param balance the member's points, when they are told
   * @param held points held for rewards that no order has used yet
   * @param applied the rewards on this checkout
   * @param waiting rewards the member took earlier and no checkout uses; they cost nothing more
   * @param offers the rewards, possible ones first
   * @param problem why there are none, as a sentence; empty when all is well
   */
  public record Board(
      OptionalLong balance,
      long held,
      List<Redemption> applied,
      List<Redemption> waiting,
      List<RewardOffer> offers,
      Optional<String> problem) {}

  /** Returns what a member can do with their points at a checkout. */
  public Board board(Optional<MemberId> member, CheckoutId checkout) {
    if (member.isEmpty()) {
      return new Board(
          OptionalLong.empty(), 0, List.of(), List.of(), List.of(), Optional.of(UNAVAILABLE));
    }
    List<Redemption> applied = applied(checkout);
    try {
      List<RewardOffer> offers =
          provider.rewards().rewards().stream()
              .map(reward -> program.redeem(member.get(), reward).quote(checkout))
              .map(RewardOffer::of)
              .sorted(
                  (one, other) ->
                      Boolean.compare(one.refusal().isPresent(), other.refusal().isPresent()))
              .toList();
      return new Board(
          OptionalLong.of(provider.points().balance(member.get())),
          program.redemptions().held(member.get()),
          applied,
          waiting(member.get(), checkout),
          offers,
          Optional.empty());
    } catch (LoyaltyException unreachable) {
      LOG.warn("rewards cannot be shown: {}", unreachable.getMessage());
      return new Board(
          OptionalLong.empty(), 0, applied, List.of(), List.of(), Optional.of(UNAVAILABLE));
    }
  }

  /** Returns the rewards on a checkout. */
  public List<Redemption> applied(CheckoutId checkout) {
    return program.redemptions().at(checkout).stream()
        .filter(redemption -> redemption.state() == RedemptionState.APPLIED)
        .toList();
  }

  private List<Redemption> waiting(MemberId member, CheckoutId checkout) {
    return program.redemptions().usable(member).stream()
        .filter(one -> one.state() == RedemptionState.ISSUED || !one.checkout().equals(checkout))
        .toList();
  }

  /** Returns the points a member has, when the provider tells. */
  public OptionalLong balance(MemberId member) {
    try {
      return OptionalLong.of(provider.points().balance(member));
    } catch (LoyaltyException unknown) {
      LOG.warn("the balance is not known: {}", unknown.getMessage());
      return OptionalLong.empty();
    }
  }

  /**
   * Takes a reward into a checkout.
   *
   * @param click identifies the click: sent twice, it is one redemption
   * @return what to tell the shopper
   */
  public String take(MemberId member, RewardId wanted, CheckoutId checkout, RedemptionId click) {
    try {
      Optional<Reward> reward =
          provider.rewards().rewards().stream().filter(one -> one.id().equals(wanted)).findFirst();
      if (reward.isEmpty()) {
        return "This reward is no longer offered.";
      }
      return told(program.redeem(member, reward.get()).as(click).asMuchAsPossible().into(checkout));
    } catch (RedemptionRefusedException refused) {
      return refused.refusal().message();
    } catch (LoyaltyException unreachable) {
      LOG.warn("a reward could not be taken: {}", unreachable.getMessage());
      return UNAVAILABLE;
    }
  }

  /** Puts a reward the member took earlier on this checkout; only the member's own. */
  public String useAgain(MemberId member, RedemptionId id, CheckoutId checkout) {
    if (own(member, id).isEmpty()) {
      return "You hold no such reward.";
    }
    try {
      return told(program.redemptions().moveTo(id, checkout));
    } catch (RedemptionRefusedException refused) {
      return refused.refusal().message();
    } catch (LoyaltyException unreachable) {
      LOG.warn("a reward could not be moved: {}", unreachable.getMessage());
      return UNAVAILABLE;
    }
  }

  private Optional<Redemption> own(MemberId member, RedemptionId id) {
    return program.redemptions().find(id).filter(one -> one.member().equals(member));
  }

  private static String told(Redemption redemption) {
    return redemption.state() == RedemptionState.APPLIED
        ? "\"" + redemption.rewardName() + "\" is on your checkout."
        : redemption.refusal().map(Refusal::message).orElse(redemption.note());
  }

  /** Takes a reward off a checkout again; only the member's own. */
  public String putBack(MemberId member, RedemptionId id) {
    if (own(member, id).isEmpty()) {
      return "There is no such reward on your checkout.";
    }
    try {
      Redemption redemption = program.redemptions().release(id);
      return redemption.note().isEmpty()
          ? "The reward is off your checkout; your points are back."
          : redemption.note();
    } catch (LoyaltyException unreachable) {
      LOG.warn("a reward could not be put back yet: {}", unreachable.getMessage());
      return "The reward will be taken off in a moment; your points are safe.";
    }
  }
}
