package dev.stampbook.points;

import dev.stampbook.order.CategoryId;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.Order;
import dev.stampbook.order.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * Says how a program's orders earn. Immutable; every method returns a changed copy.
 *
 * <p>Defaults: goods after all discounts count, tax, shipping, handling, wrapping and fees do not; points are rounded down once per order
 * (C4); partial refunds recompute (C6-E); a balance may go below zero (C12); guests earn nothing; no hold time, minimum or cap; the order
 * states of the commerce system's fact sheet.
 */
public final class PointsPolicy {

  private final EarnRate rate;
  private final Map<CurrencyUnit, BigDecimal> currencyRates;
  private final Optional<CurrencyUnit> currency;
  private final EnumSet<BaseComponent> counts;
  private final Set<ProductId> excludedProducts;
  private final Set<CategoryId> excludedCategories;
  private final RoundingMode rounding;
  private final RoundingScope scope;
  private final RefundMethod refunds;
  private final BigDecimal minimumBase;
  private final OptionalLong cap;
  private final Duration hold;
  private final NegativeBalance negativeBalance;
  private final GuestRule guests;
  private final Optional<TierRules> tiers;
  private final Optional<StateRules> states;

  private PointsPolicy(Draft draft) {
    this.rate = draft.rate;
    this.currencyRates = Map.copyOf(draft.currencyRates);
    this.currency = draft.currency;
    this.counts = EnumSet.copyOf(draft.counts);
    this.excludedProducts = Set.copyOf(draft.excludedProducts);
    this.excludedCategories = Set.copyOf(draft.excludedCategories);
    this.rounding = draft.rounding;
    this.scope = draft.scope;
    this.refunds = draft.refunds;
    this.minimumBase = draft.minimumBase;
    this.cap = draft.cap;
    this.hold = draft.hold;
    this.negativeBalance = draft.negativeBalance;
    this.guests = draft.guests;
    this.tiers = draft.tiers;
    this.states = draft.states;
  }

  /** Returns a policy with this many points for each 1.00. */
  public static PointsPolicy perUnit(long points) {
    return perUnit(BigDecimal.valueOf(points));
  }

  /** Returns a policy with this many points for each 1.00; zero or positive, any decimals. */
  public static PointsPolicy perUnit(BigDecimal points) {
    return new PointsPolicy(new Draft(new EarnRate.PerUnit(points)));
  }

  /** Returns a policy with this many points for each full block of money: {@code points * floor(base / size)}. */
  public static PointsPolicy perBlock(long points, BigDecimal size) {
    return new PointsPolicy(new Draft(new EarnRate.PerBlock(BigDecimal.valueOf(points), size)));
  }

  /** Returns Springbig/ECOM's rule: the price without tax and shipping, rounded down; 43.00 earns 43 (springbig sheet, section 16). */
  public static PointsPolicy springbigEcom() {
    return perUnit(1).refunds(RefundMethod.NONE);
  }

  /**
   * Returns the rule of Leat's own BigCommerce connector: full value with tax and shipping, partial refunds proportional (leat sheet,
   * section 13).
   */
  public static PointsPolicy leatBigCommerce(long pointsPerUnit) {
    return leatBigCommerce(BigDecimal.valueOf(pointsPerUnit));
  }

  /** Returns the same rule with any decimals. */
  public static PointsPolicy leatBigCommerce(BigDecimal pointsPerUnit) {
    return perUnit(pointsPerUnit)
        .includingTax()
        .includingShipping()
        .counting(Set.of(BaseComponent.HANDLING, BaseComponent.WRAPPING, BaseComponent.FEES))
        .refunds(RefundMethod.PROPORTIONAL);
  }

  /** Counts tax. */
  public PointsPolicy includingTax() {
    return counting(Set.of(BaseComponent.TAX));
  }

  /** Leaves tax out; the default. */
  public PointsPolicy excludingTax() {
    return notCounting(Set.of(BaseComponent.TAX));
  }

  /** Counts what is really paid for shipping. */
  public PointsPolicy includingShipping() {
    return counting(Set.of(BaseComponent.SHIPPING));
  }

  /** Leaves shipping out; the default. */
  public PointsPolicy excludingShipping() {
    return notCounting(Set.of(BaseComponent.SHIPPING));
  }

  /** Counts these components too. */
  public PointsPolicy counting(Set<BaseComponent> components) {
    Draft draft = new Draft(this);
    draft.counts.addAll(components);
    return new PointsPolicy(draft);
  }

  /** Leaves these components out. */
  public PointsPolicy notCounting(Set<BaseComponent> components) {
    Draft draft = new Draft(this);
    draft.counts.removeAll(components);
    return new PointsPolicy(draft);
  }

  /** Lets these products, too, earn nothing; needs orders with lines. */
  public PointsPolicy excludingProducts(Set<ProductId> products) {
    Draft draft = new Draft(this);
    draft.excludedProducts = union(excludedProducts, products);
    return new PointsPolicy(draft);
  }

  /** Lets products of these categories, too, earn nothing; needs orders with lines and a commerce system that tells categories. */
  public PointsPolicy excludingCategories(Set<CategoryId> categories) {
    Draft draft = new Draft(this);
    draft.excludedCategories = union(excludedCategories, categories);
    return new PointsPolicy(draft);
  }

  /** Rounds like this; {@link RoundingMode#UNNECESSARY} is refused. */
  public PointsPolicy rounding(RoundingMode mode) {
    if (mode == RoundingMode.UNNECESSARY) {
      throw new IllegalArgumentException(
          "points have to be rounded somehow; choose a mode other than UNNECESSARY");
    }
    Draft draft = new Draft(this);
    draft.rounding = mode;
    return new PointsPolicy(draft);
  }

  /** Rounds once per order or per line. */
  public PointsPolicy roundingScope(RoundingScope value) {
    Draft draft = new Draft(this);
    draft.scope = value;
    return new PointsPolicy(draft);
  }

  /** Says what partial refunds do. */
  public PointsPolicy refunds(RefundMethod method) {
    Draft draft = new Draft(this);
    draft.refunds = method;
    return new PointsPolicy(draft);
  }

  /**
   * States the rate in this currency; orders in others are converted with their own rate, and wait for a person when they carry none
   * (C16). Default: the currency an order's own rate leads to, which is the store's; an order without rate is then taken to be in it.
   */
  public PointsPolicy currency(CurrencyUnit value) {
    Draft draft = new Draft(this);
    draft.currency = Optional.of(value);
    return new PointsPolicy(draft);
  }

  /**
   * Gives orders paid in this currency a rate of their own, in points for each 1.00 of it, instead of converting them. Their minimum base
   * is then in that currency as well.
   *
   * @param points zero or positive, any decimals
   */
  public PointsPolicy rate(CurrencyUnit paidIn, BigDecimal points) {
    Draft draft = new Draft(this);
    draft.currencyRates.put(paidIn, new EarnRate.PerUnit(points).points());
    return new PointsPolicy(draft);
  }

  /** Lets orders with a smaller base, in the currency the rate is stated in, earn nothing; zero for no minimum. */
  public PointsPolicy minimumBase(BigDecimal value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(
          "a minimum base is zero for none or positive, not " + value.toPlainString());
    }
    Draft draft = new Draft(this);
    draft.minimumBase = value;
    return new PointsPolicy(draft);
  }

  /** Limits the points of one order; zero or positive. */
  public PointsPolicy cap(long points) {
    if (points < 0) {
      throw new IllegalArgumentException(
          "a cap is zero or positive, not " + points + "; leave it out for no limit");
    }
    Draft draft = new Draft(this);
    draft.cap = OptionalLong.of(points);
    return new PointsPolicy(draft);
  }

  /** Waits this long after an order first reaches an earning state before posting; until then it can be returned without a trace. */
  public PointsPolicy hold(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("a hold time is zero or positive, not " + value);
    }
    Draft draft = new Draft(this);
    draft.hold = value;
    return new PointsPolicy(draft);
  }

  /** Says what happens when a reversal takes more than the member has. */
  public PointsPolicy negativeBalance(NegativeBalance value) {
    Draft draft = new Draft(this);
    draft.negativeBalance = value;
    return new PointsPolicy(draft);
  }

  /** Says what becomes of guest orders. */
  public PointsPolicy guests(GuestRule value) {
    Draft draft = new Draft(this);
    draft.guests = value;
    return new PointsPolicy(draft);
  }

  /** Multiplies the rate by tier. */
  public PointsPolicy tiers(TierRules value) {
    Draft draft = new Draft(this);
    draft.tiers = Optional.of(value);
    return new PointsPolicy(draft);
  }

  /** Replaces the commerce system's default effects of order states. */
  public PointsPolicy states(StateRules value) {
    Draft draft = new Draft(this);
    draft.states = Optional.of(value);
    return new PointsPolicy(draft);
  }

  /** Returns the hold time, zero for none. */
  public Duration hold() {
    return hold;
  }

  /** Returns what happens when a reversal takes more than the member has. */
  public NegativeBalance negativeBalance() {
    return negativeBalance;
  }

  /** Returns what becomes of guest orders. */
  public GuestRule guests() {
    return guests;
  }

  /** Returns the tiers, when the program has any that multiply. */
  public Optional<TierRules> tiers() {
    return tiers;
  }

  /** Returns the effects of order states, when they differ from the commerce system's defaults. */
  public Optional<StateRules> states() {
    return states;
  }

  /** Returns the currency the rate is stated in, when it was set; else the store's currency applies. */
  public Optional<CurrencyUnit> currency() {
    return currency;
  }

  /**
   * Returns whether new orders have to be read with lines; header reads are cheaper. For an order that was processed before, ask {@link
   * PointsTerms#needsLines()} of its frozen terms.
   */
  public boolean needsLines() {
    return scope == RoundingScope.LINE
        || !excludedProducts.isEmpty()
        || !excludedCategories.isEmpty()
        || counts.contains(BaseComponent.GIFT_CARD_LINES)
        || counts.contains(BaseComponent.REWARD_DISCOUNT);
  }

  /**
   * Fixes the terms for one order.
   *
   * @param multiplier the tier multiplier in force before the order; 1 without tiers
   * @return the terms, or empty when the order is in a currency without rate: a person has to add one
   */
  public Optional<PointsTerms> termsFor(Order order, BigDecimal multiplier) {
    BigDecimal ownRate = currencyRates.get(order.currency());
    if (ownRate != null) {
      return Optional.of(
          terms(new EarnRate.PerUnit(ownRate), multiplier, order.currency(), Optional.empty()));
    }
    CurrencyUnit target =
        currency.orElse(order.exchangeRate().map(ExchangeRate::to).orElse(order.currency()));
    if (target.equals(order.currency())) {
      return Optional.of(terms(rate, multiplier, target, Optional.empty()));
    }
    return order
        .exchangeRate()
        .filter(exchange -> exchange.from().equals(order.currency()))
        .filter(exchange -> exchange.to().equals(target))
        .map(exchange -> terms(rate, multiplier, target, Optional.of(exchange)));
  }

  private PointsTerms terms(
      EarnRate earnRate,
      BigDecimal multiplier,
      CurrencyUnit target,
      Optional<ExchangeRate> exchange) {
    return new PointsTerms(
        earnRate,
        multiplier,
        rounding,
        scope,
        Collections.unmodifiableSet(counts),
        excludedProducts,
        excludedCategories,
        refunds,
        minimumBase,
        cap,
        target,
        exchange);
  }

  private static <T> Set<T> union(Set<T> some, Set<T> more) {
    Set<T> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static final class Draft {

    private final EarnRate rate;
    private final Map<CurrencyUnit, BigDecimal> currencyRates = new HashMap<>();
    private Optional<CurrencyUnit> currency = Optional.empty();
    private final EnumSet<BaseComponent> counts = EnumSet.of(BaseComponent.CREDIT_TENDER);
    private Set<ProductId> excludedProducts = Set.of();
    private Set<CategoryId> excludedCategories = Set.of();
    private RoundingMode rounding = RoundingMode.DOWN;
    private RoundingScope scope = RoundingScope.ORDER;
    private RefundMethod refunds = RefundMethod.RECOMPUTE;
    private BigDecimal minimumBase = BigDecimal.ZERO;
    private OptionalLong cap = OptionalLong.empty();
    private Duration hold = Duration.ZERO;
    private NegativeBalance negativeBalance = NegativeBalance.ALLOW;
    private GuestRule guests = new GuestRule.Ignore();
    private Optional<TierRules> tiers = Optional.empty();
    private Optional<StateRules> states = Optional.empty();

    Draft(EarnRate rate) {
      this.rate = rate;
    }

    Draft(PointsPolicy from) {
      this.rate = from.rate;
      this.currencyRates.putAll(from.currencyRates);
      this.currency = from.currency;
      this.counts.clear();
      this.counts.addAll(from.counts);
      this.excludedProducts = from.excludedProducts;
      this.excludedCategories = from.excludedCategories;
      this.rounding = from.rounding;
      this.scope = from.scope;
      this.refunds = from.refunds;
      this.minimumBase = from.minimumBase;
      this.cap = from.cap;
      this.hold = from.hold;
      this.negativeBalance = from.negativeBalance;
      this.guests = from.guests;
      this.tiers = from.tiers;
      this.states = from.states;
    }
  }
}
