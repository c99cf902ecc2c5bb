package dev.stampbook.cli;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionRefusedException;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.Profile;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Somebody new at the shop, from the confirmed registration to the order that uses a reward: what a storefront does with the library, step by
 * step. Killed and run again, it goes on with the same checkouts and the same redemption.
 */
final class Visit {

  private static final int MOST_CLICKS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** More than the cheapest reward costs, so that something is left to show. */
  private static final long POINTS_TO_SPARE = 30;

  private final Storefront storefront;
  private final LoyaltyProgram program;
  private final LoyaltyProvider provider;
  private final OpenCommerce shop;
  private final VisitConsent consent;
  private final long seed;

  Visit(
      Storefront storefront,
      LoyaltyProgram program,
      LoyaltyProvider provider,
      OpenCommerce shop,
      VisitConsent consent,
      long seed) {
    this.storefront = storefront;
    this.program = program;
    this.provider = provider;
    this.shop = shop;
    this.consent = consent;
    this.seed = seed;
  }

  VisitReport run() {
    Shopper shopper = Shopper.of(seed);
    CustomerId customer = storefront.register(shopper);
    MemberIdentity who = shopper.identity(customer);
    MemberId member = enrolled(who, shopper);
    List<VisitConsent.Kept> kept = consent.giveAndTakeBack(who);

    Reward cheapest = cheapest();
    OrderId first = buy(customer, cheapest.cost().least() + POINTS_TO_SPARE);
    long earned = posted(first);
    Reward reward = affordable(member);

    CheckoutId checkout = open("second", customer, POINTS_TO_SPARE);
    Redemption taken = take(member, reward, checkout);
    BigDecimal off = storefront.discountOn(checkout);
    OrderId second = submit(checkout);
    long earnedAgain = posted(second);
    Redemption used = used(taken);
    return new VisitReport(
        member, kept, first, earned, used, off, second, earnedAgain, faults(used, off, kept));
  }

  private MemberId enrolled(MemberIdentity who, Shopper shopper) {
    Profile profile = Profile.builder().name(shopper.name()).build();
    Enrollment enrollment = Persistent.tried(() -> provider.members().enroll(who, profile));
    if (enrollment instanceof Enrollment.Enrolled created) {
      return created.member().id();
    }
    return enrollment instanceof Enrollment.AlreadyMember there ? there.member().id() : found(who);
  }

  private MemberId found(MemberIdentity who) {
    return Patience.until(LONGEST_WAIT, () -> Persistent.tried(() -> provider.members().find(who)))
        .map(Member::id)
        .orElseThrow(
            () -> new CliException(provider.name() + " did not make the shopper a member"));
  }

  private Reward cheapest() {
    return Persistent.tried(() -> provider.rewards().rewards()).stream()
        .min(Comparator.comparingLong(reward -> reward.cost().least()))
        .orElseThrow(() -> new CliException(provider.name() + " has no reward on offer"));
  }

  private OrderId buy(CustomerId customer, long points) {
    return submit(open("first", customer, points));
  }

  /** Opens a checkout that is worth at least so many points at 1 point for each 1.00. */
  private CheckoutId open(String which, CustomerId customer, long points) {
    Storefront.Product product = storefront.dearest();
    int units =
        BigDecimal.valueOf(points).divide(product.price(), 0, RoundingMode.UP).intValueExact();
    return storefront.open("demo-" + seed + "-" + which, customer, product, units);
  }

  /** A shop knows at once that an order is complete and need not wait for the commerce system's webhook. */
  private OrderId submit(CheckoutId checkout) {
    Persistent.run(() -> shop.submit(checkout));
    OrderId order = storefront.complete(checkout);
    program.orderChanged(order);
    return order;
  }

  private long posted(OrderId order) {
    return Patience.until(
            LONGEST_WAIT,
            () -> {
              program.runOnce(200);
              OrderStory story = Persistent.tried(() -> program.story(order));
              return Optional.of(story.posted()).filter(points -> points > 0);
            })
        .orElse(0L);
  }

  /** Some providers show points a moment after they have them. */
  private Reward affordable(MemberId member) {
    return Patience.until(
            LONGEST_WAIT,
            () ->
                Persistent.tried(() -> provider.rewards().affordable(member)).stream().findFirst())
        .map(AffordableReward::reward)
        .orElseThrow(
            () -> new CliException("the shopper's points did not arrive at " + provider.name()));
  }

  /** A reward that provably was not issued, because the provider could not be reached, is asked for by another click. */
  private Redemption take(MemberId member, Reward reward, CheckoutId checkout) {
    for (int click = 1; ; click++) {
      RedemptionId id = RedemptionId.of("demo-" + seed + "-" + click);
      try {
        return Persistent.tried(() -> program.redeem(member, reward).as(id).into(checkout));
      } catch (RedemptionRefusedException refused) {
        if (refused.refusal().reason() != RefusalReason.PROVIDER || click == MOST_CLICKS) {
          throw refused;
        }
      }
    }
  }

  private Redemption used(Redemption taken) {
    return Patience.until(
            LONGEST_WAIT,
            () -> {
              program.runOnce(200);
              return program
                  .redemptions()
                  .find(taken.id())
                  .filter(one -> one.state() == RedemptionState.CONSUMED);
            })
        .or(() -> program.redemptions().find(taken.id()))
        .orElse(taken);
  }

  private static List<String> faults(
      Redemption used, BigDecimal off, List<VisitConsent.Kept> kept) {
    List<String> faults = new ArrayList<>();
    if (used.state() != RedemptionState.CONSUMED) {
      faults.add("the reward is on a completed order and still " + used.state());
    }
    if (off.signum() <= 0) {
      faults.add("the reward took nothing off the checkout");
    }
    used.worth()
        .filter(worth -> worth.getAmount().compareTo(off) != 0)
        .ifPresent(worth -> faults.add("the reward is worth " + worth + " and took off " + off));
    kept.forEach(system -> system.fault().ifPresent(faults::add));
    return faults;
  }
}
