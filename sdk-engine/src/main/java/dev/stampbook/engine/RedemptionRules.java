package dev.stampbook.engine;

import dev.stampbook.order.ChannelId;
import dev.stampbook.reward.RewardId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Says under which conditions a program's rewards are given, and what becomes of them afterwards. Immutable; every method returns a changed
 * copy.
 *
 * <p>Defaults: no minimum purchase, every channel, as many points as reward and balance allow, the commerce system decides about other
 * coupons, a reward worth more than the goods is capped, a reward that no order used is released after 60 minutes (KF-16), refunds give
 * points back in proportion (C7), a late payment takes them again.
 */
public final class RedemptionRules {

  private final Duration holdTime;
  private final Duration patience;
  private final Restoration restoration;
  private final LatePayment latePayment;
  private final Stacking stacking;
  private final Oversize oversize;
  private final OptionalLong leastPoints;
  private final OptionalLong mostPoints;
  private final Optional<CurrencyUnit> currency;
  private final Map<CurrencyUnit, Money> minimumPurchase;
  private final Map<RewardId, Map<CurrencyUnit, Money>> minimumPurchaseOf;
  private final Set<ChannelId> channels;
  private final Map<RewardId, Set<ChannelId>> channelsOf;

  private RedemptionRules(Draft draft) {
    this.holdTime = draft.holdTime;
    this.patience = draft.patience;
    this.restoration = draft.restoration;
    this.latePayment = draft.latePayment;
    this.stacking = draft.stacking;
    this.oversize = draft.oversize;
    this.leastPoints = draft.leastPoints;
    this.mostPoints = draft.mostPoints;
    this.currency = draft.currency;
    this.minimumPurchase = Map.copyOf(draft.minimumPurchase);
    this.minimumPurchaseOf = Map.copyOf(draft.minimumPurchaseOf);
    this.channels = Set.copyOf(draft.channels);
    this.channelsOf = Map.copyOf(draft.channelsOf);
  }

  /** Returns the defaults. */
  public static RedemptionRules standard() {
    return new RedemptionRules(new Draft());
  }

  /** Releases a reward that no order used after this time; positive. */
  public RedemptionRules holdTime(Duration value) {
    Draft draft = new Draft(this);
    draft.holdTime = positive(value, "hold time");
    return new RedemptionRules(draft);
  }

  /** Lets a redemption wait this long for another one of the same member; positive, 30 s by default. */
  public RedemptionRules patience(Duration value) {
    Draft draft = new Draft(this);
    draft.patience = positive(value, "patience");
    return new RedemptionRules(draft);
  }

  private static Duration positive(Duration value, String what) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("the " + what + " is longer than nothing, not " + value);
    }
    return value;
  }

  /** Says which part of redeemed points refunds and cancellations give back. */
  public RedemptionRules restoration(Restoration value) {
    Draft draft = new Draft(this);
    draft.restoration = value;
    return new RedemptionRules(draft);
  }

  /** Says what happens when an order uses a discount whose points went back. */
  public RedemptionRules latePayment(LatePayment value) {
    Draft draft = new Draft(this);
    draft.latePayment = value;
    return new RedemptionRules(draft);
  }

  /** Says whether rewards go together with other codes. */
  public RedemptionRules stacking(Stacking value) {
    Draft draft = new Draft(this);
    draft.stacking = value;
    return new RedemptionRules(draft);
  }

  /** Says what happens when a reward of fixed cost is worth more than the goods. */
  public RedemptionRules oversize(Oversize value) {
    Draft draft = new Draft(this);
    draft.oversize = value;
    return new RedemptionRules(draft);
  }

  /** Takes at least this many points per redemption, 1 or more, whatever a reward's own limit; offers are not concerned. */
  public RedemptionRules leastPoints(long value) {
    Draft draft = new Draft(this);
    draft.leastPoints = limit(value);
    return new RedemptionRules(draft);
  }

  /** Takes at most this many points per redemption, 1 or more, whatever a reward's own limit. */
  public RedemptionRules mostPoints(long value) {
    Draft draft = new Draft(this);
    draft.mostPoints = limit(value);
    return new RedemptionRules(draft);
  }

  private static OptionalLong limit(long points) {
    if (points < 1) {
      throw new IllegalArgumentException("a limit is at least 1 point, not " + points);
    }
    return OptionalLong.of(points);
  }

  /**
   * Says in which currency the value of a reward's steps is stated; checkouts in others are refused. By default it is the checkout's own,
   * which is right for shops with one currency.
   */
  public RedemptionRules currency(CurrencyUnit value) {
    Draft draft = new Draft(this);
    draft.currency = Optional.of(value);
    return new RedemptionRules(draft);
  }

  /** Asks for goods of at least this amount, after every discount, on checkouts in its currency; call it once per currency. */
  public RedemptionRules minimumPurchase(Money value) {
    Draft draft = new Draft(this);
    draft.minimumPurchase.put(value.getCurrencyUnit(), value);
    return new RedemptionRules(draft);
  }

  /** Asks for goods of at least this amount for one reward, instead of the minimum for all. */
  public RedemptionRules minimumPurchase(RewardId reward, Money value) {
    Draft draft = new Draft(this);
    Map<CurrencyUnit, Money> amounts =
        new HashMap<>(draft.minimumPurchaseOf.getOrDefault(reward, Map.of()));
    amounts.put(value.getCurrencyUnit(), value);
    draft.minimumPurchaseOf.put(reward, Map.copyOf(amounts));
    return new RedemptionRules(draft);
  }

  /** Gives rewards on these storefronts or sales channels only; a checkout that does not tell its channel is refused. */
  public RedemptionRules channels(Set<ChannelId> value) {
    Draft draft = new Draft(this);
    draft.channels = value;
    return new RedemptionRules(draft);
  }

  /** Gives one reward on these channels only, instead of those for all. */
  public RedemptionRules channels(RewardId reward, Set<ChannelId> value) {
    Draft draft = new Draft(this);
    draft.channelsOf.put(reward, Set.copyOf(value));
    return new RedemptionRules(draft);
  }

  /** Returns after which time a reward that no order used is released. */
  public Duration holdTime() {
    return holdTime;
  }

  /** Returns how long a redemption waits for another one of the same member. */
  public Duration patience() {
    return patience;
  }

  /** Returns which part of redeemed points comes back. */
  public Restoration restoration() {
    return restoration;
  }

  /** Returns what happens when an order uses a discount whose points went back. */
  public LatePayment latePayment() {
    return latePayment;
  }

  /** Returns whether rewards go together with other codes. */
  public Stacking stacking() {
    return stacking;
  }

  /** Returns what happens when a reward of fixed cost is worth more than the goods. */
  public Oversize oversize() {
    return oversize;
  }

  /** Returns the fewest points of a redemption, when limited. */
  public OptionalLong leastPoints() {
    return leastPoints;
  }

  /** Returns the most points of a redemption, when limited. */
  public OptionalLong mostPoints() {
    return mostPoints;
  }

  /** Returns the currency of step values, when it is fixed. */
  public Optional<CurrencyUnit> currency() {
    return currency;
  }

  /** Returns what the goods have to cost for a reward on a checkout in this currency; empty for no minimum. */
  public Optional<Money> minimumPurchase(RewardId reward, CurrencyUnit checkout) {
    return Optional.ofNullable(
        minimumPurchaseOf.getOrDefault(reward, minimumPurchase).get(checkout));
  }

  /** Returns the channels a reward is given on; empty for all. */
  public Set<ChannelId> channels(RewardId reward) {
    return channelsOf.getOrDefault(reward, channels);
  }

  private static final class Draft {

    private Duration holdTime = Duration.ofMinutes(60);
    private Duration patience = Duration.ofSeconds(30);
    private Restoration restoration = Restoration.PROPORTIONAL;
    private LatePayment latePayment = LatePayment.TAKE_AGAIN;
    private Stacking stacking = Stacking.SHOP_DECIDES;
    private Oversize oversize = Oversize.CAP;
    private OptionalLong leastPoints = OptionalLong.empty();
    private OptionalLong mostPoints = OptionalLong.empty();
    private Optional<CurrencyUnit> currency = Optional.empty();
    private final Map<CurrencyUnit, Money> minimumPurchase = new HashMap<>();
    private final Map<RewardId, Map<CurrencyUnit, Money>> minimumPurchaseOf = new HashMap<>();
    private Set<ChannelId> channels = Set.of();
    private final Map<RewardId, Set<ChannelId>> channelsOf = new HashMap<>();

    private Draft() {}

    private Draft(RedemptionRules from) {
      this.holdTime = from.holdTime;
      this.patience = from.patience;
      this.restoration = from.restoration;
      this.latePayment = from.latePayment;
      this.stacking = from.stacking;
      this.oversize = from.oversize;
      this.leastPoints = from.leastPoints;
      this.mostPoints = from.mostPoints;
      this.currency = from.currency;
      this.minimumPurchase.putAll(from.minimumPurchase);
      this.minimumPurchaseOf.putAll(from.minimumPurchaseOf);
      this.channels = from.channels;
      this.channelsOf.putAll(from.channelsOf);
    }
  }
}
