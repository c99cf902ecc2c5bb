package dev.stampbook.engine.internal;

import dev.stampbook.Capability;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.engine.CodePoolId;
import dev.stampbook.engine.Oversize;
import dev.stampbook.engine.RedemptionQuote;
import dev.stampbook.engine.RedemptionRules;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.Stacking;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.ChannelId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import dev.stampbook.reward.RewardCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Checks everything that can keep a reward from being given, before any points move. Reads, never writes. */
final class Conditions {

  private final Context context;
  private final RedemptionRules rules;
  private final Optional<DiscountApplier> discounts;
  private final Pools pools;

  Conditions(Context context, RedemptionParts parts, Pools pools) {
    this.context = context;
    this.rules = parts.rules();
    this.discounts = parts.discounts();
    this.pools = pools;
  }

  /** What is known of a member and a checkout at one moment. */
  record Situation(OptionalLong balance, long held, long debt, Place place) {

    OptionalLong spendable() {
      return balance.isEmpty() ? balance : OptionalLong.of(balance.getAsLong() - held - debt);
    }
  }

  /** What is known of a checkout. */
  sealed interface Place {

    /** Nobody can be asked. */
    record Unknown() implements Place {}

    /** It is not there any more. */
    record Gone() implements Place {}

    /** It is there. */
    record Here(Checkout checkout) implements Place {}
  }

  /** Asks the provider for the balance and the commerce system for the checkout. */
  Situation look(MemberId member, CheckoutId checkout) {
    OptionalLong balance =
        context.provider.can(Capability.BALANCE_READ)
            ? OptionalLong.of(context.provider.points().balance(member))
            : OptionalLong.empty();
    Place place = place(checkout);
    return context.sql.inTransaction(
        tx ->
            new Situation(
                balance,
                context.redemptions.held(tx, member),
                context.postings.debt(tx, member),
                place));
  }

  private Place place(CheckoutId checkout) {
    if (discounts.isEmpty()) {
      return new Place.Unknown();
    }
    return discounts
        .get()
        .checkout(checkout)
        .filter(found -> found.order().isEmpty())
        .<Place>map(Place.Here::new)
        .orElseGet(Place.Gone::new);
  }

  /** Says what would come of a wish in a situation. */
  RedemptionQuote judge(
      RedemptionId redemption,
      MemberId member,
      Reward reward,
      Wanted wanted,
      CheckoutId checkout,
      Situation situation) {
    Judgement judgement = new Judgement(redemption, reward, wanted, checkout, situation);
    Optional<Refusal> refusal = judgement.refusal();
    return new RedemptionQuote(
        member,
        reward,
        judgement.points,
        situation.balance(),
        situation.held(),
        judgement.discount,
        judgement.worth,
        refusal);
  }

  /** Tells whether a checkout takes a reward that was issued before. */
  Optional<Refusal> again(Reward reward, DiscountRequest request) {
    if (!(place(request.checkout()) instanceof Place.Here here)) {
      return discounts.isEmpty() ? Optional.empty() : Optional.of(gone());
    }
    return first(
        List.of(
            () -> channel(reward, here.checkout()),
            () -> purchase(reward, here.checkout()),
            () -> stacking(here.checkout()),
            () -> preview(request)));
  }

  /** Asks the commerce system whether it would give a discount. */
  Optional<Refusal> preview(DiscountRequest request) {
    if (discounts.isEmpty()) {
      return Optional.empty();
    }
    return discounts.get().preview(request) instanceof DiscountOutcome.Refused refused
        ? Optional.of(refusal(refused))
        : Optional.empty();
  }

  static Refusal refusal(DiscountOutcome.Refused refused) {
    RefusalReason reason =
        switch (refused.reason()) {
          case OTHER_COUPON_APPLIED -> RefusalReason.OTHER_DISCOUNT;
          case NOT_ELIGIBLE -> RefusalReason.NOT_ELIGIBLE;
          case CODE_USED -> RefusalReason.CODE_USED;
          case EXPIRED -> RefusalReason.EXPIRED;
          case CURRENCY -> RefusalReason.CURRENCY;
          case CHECKOUT_GONE -> RefusalReason.CHECKOUT_GONE;
          case UNSUPPORTED_KIND -> RefusalReason.UNSUPPORTED;
        };
    return new Refusal(reason, refused.message());
  }

  private static Optional<Refusal> first(List<Supplier<Optional<Refusal>>> checks) {
    return checks.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Refusal> refuse(RefusalReason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }

  private static Refusal gone() {
    return new Refusal(
        RefusalReason.CHECKOUT_GONE, "This checkout has been completed or has expired.");
  }

  private Optional<Refusal> channel(Reward reward, Checkout checkout) {
    Set<ChannelId> allowed = rules.channels(reward.id());
    boolean fits = allowed.isEmpty() || checkout.channel().filter(allowed::contains).isPresent();
    return fits
        ? Optional.empty()
        : refuse(RefusalReason.CHANNEL, "This reward cannot be used in this store.");
  }

  private Optional<Refusal> purchase(Reward reward, Checkout checkout) {
    Optional<Money> minimum =
        rules.minimumPurchase(reward.id(), checkout.goods().getCurrencyUnit());
    return minimum
        .filter(checkout.goods()::isLessThan)
        .flatMap(
            amount ->
                refuse(
                    RefusalReason.MINIMUM_PURCHASE,
                    "Goods of at least " + amount + " are needed for this reward."));
  }

  private Optional<Refusal> stacking(Checkout checkout) {
    return rules.stacking() == Stacking.ALONE && !checkout.codes().isEmpty()
        ? refuse(
            RefusalReason.OTHER_DISCOUNT, "Another coupon is in use; remove it to use this reward.")
        : Optional.empty();
  }

  /** One wish on its way through the checks; what it would come to becomes known on the way. */
  private final class Judgement {

    private final RedemptionId redemption;
    private final Reward reward;
    private final Wanted wanted;
    private final CheckoutId checkout;
    private final Situation situation;
    private long points;
    private Optional<Discount> discount;
    private Optional<Money> worth = Optional.empty();

    Judgement(
        RedemptionId redemption,
        Reward reward,
        Wanted wanted,
        CheckoutId checkout,
        Situation situation) {
      this.redemption = redemption;
      this.reward = reward;
      this.wanted = wanted;
      this.checkout = checkout;
      this.situation = situation;
      this.discount = reward.discount();
    }

    Optional<Refusal> refusal() {
      return first(List.of(this::wish, this::availability, this::balance, this::place, this::shop));
    }

    private Optional<Refusal> wish() {
      RewardSteps.Choice choice = RewardSteps.choose(reward.cost(), wanted, rules);
      points = choice.points();
      return choice.refusal();
    }

    private Optional<Refusal> availability() {
      if (!context.provider.can(Capability.REWARD_REDEEM)) {
        return refuse(RefusalReason.UNSUPPORTED, "This program cannot give rewards.");
      }
      if (reward.availableUntil().filter(end -> !context.now().isBefore(end)).isPresent()) {
        return refuse(RefusalReason.EXPIRED, "This reward has ended.");
      }
      if (reward.stock().isPresent() && reward.stock().getAsLong() <= 0) {
        return refuse(RefusalReason.OUT_OF_STOCK, "This reward is out of stock.");
      }
      return Optional.empty();
    }

    private Optional<Refusal> balance() {
      if (points == 0) {
        return Optional.empty();
      }
      OptionalLong spendable = situation.spendable();
      if (spendable.isEmpty()) {
        return context.provider.rewards().pointsTaken() == PointsTaken.AT_USE
            ? refuse(RefusalReason.BALANCE_UNKNOWN, "Your points cannot be checked at the moment.")
            : Optional.empty();
      }
      if (points > spendable.getAsLong()) {
        return refuse(
            RefusalReason.NOT_ENOUGH_POINTS,
            "This takes "
                + points
                + " points; you can use "
                + Math.max(spendable.getAsLong(), 0)
                + ".");
      }
      if (wanted instanceof Wanted.Most) {
        points = RewardSteps.most(reward.cost(), rules, spendable.getAsLong());
      }
      return Optional.empty();
    }

    private Optional<Refusal> place() {
      if (situation.place() instanceof Place.Gone) {
        return Optional.of(gone());
      }
      if (!(situation.place() instanceof Place.Here here)) {
        return Optional.empty();
      }
      Checkout found = here.checkout();
      return first(
          List.of(
              () -> channel(reward, found),
              () -> purchase(reward, found),
              () -> stacking(found),
              () -> value(found)));
    }

    /** Takes no more whole steps than the goods need, and says what the discount is. */
    private Optional<Refusal> value(Checkout found) {
      Money goods = found.goods();
      if (reward.cost() instanceof RewardCost.Variable variable
          && variable.valuePerStep().filter(value -> value.signum() > 0).isPresent()) {
        return steps(variable, variable.valuePerStep().get(), goods);
      }
      if (discount.isPresent() && discount.get() instanceof Discount.AmountOff off) {
        return amount(off.amount(), goods);
      }
      if (discount.isPresent() && discount.get() instanceof Discount.PercentOff off) {
        worth = Optional.of(goods.multipliedBy(off.percent().movePointLeft(2), RoundingMode.DOWN));
      }
      return Optional.empty();
    }

    private Optional<Refusal> steps(
        RewardCost.Variable variable, BigDecimal valuePerStep, Money goods) {
      Optional<Refusal> currency = currency(rules.currency(), goods.getCurrencyUnit());
      if (currency.isPresent()) {
        return currency;
      }
      long needed = RewardSteps.needed(variable, valuePerStep, goods.getAmount(), points);
      if (needed < RewardSteps.least(variable, rules)) {
        return tooLarge();
      }
      BigDecimal value = valuePerStep.multiply(BigDecimal.valueOf(needed / variable.step()));
      Money off = Money.of(goods.getCurrencyUnit(), value, RoundingMode.DOWN);
      if (!off.isPositive()) {
        return tooLarge();
      }
      points = needed;
      discount = Optional.of(new Discount.AmountOff(off));
      worth = Optional.of(off);
      return Optional.empty();
    }

    private Optional<Refusal> amount(Money off, Money goods) {
      Optional<Refusal> currency =
          currency(Optional.of(off.getCurrencyUnit()), goods.getCurrencyUnit());
      if (currency.isPresent()) {
        return currency;
      }
      boolean larger = off.isGreaterThan(goods);
      if (goods.isZero() || (larger && rules.oversize() == Oversize.REFUSE)) {
        return tooLarge();
      }
      worth = Optional.of(larger ? goods : off);
      return Optional.empty();
    }

    private Optional<Refusal> tooLarge() {
      return refuse(
          RefusalReason.WORTH_MORE_THAN_GOODS, "The goods cost less than this reward takes off.");
    }

    private Optional<Refusal> currency(Optional<CurrencyUnit> stated, CurrencyUnit paid) {
      return stated
          .filter(unit -> !unit.equals(paid))
          .flatMap(
              unit ->
                  refuse(
                      RefusalReason.CURRENCY,
                      "This reward is in " + unit + " and cannot be used in " + paid + "."));
    }

    private Optional<Refusal> shop() {
      boolean pooled = pools.has(reward.id());
      if (pooled && !codeLeft(pools.of(reward.id(), channelOf(situation.place())))) {
        return refuse(RefusalReason.NO_CODE_LEFT, "No code of this reward is left at the moment.");
      }
      if (pooled) {
        discount = Optional.empty(); // the code makes it
      }
      if (discounts.isEmpty()) {
        return Optional.empty();
      }
      boolean supported =
          pooled
              ? discounts.get().supported().contains(DiscountKind.COUPON)
              : discount.filter(one -> !discounts.get().supported().contains(one.kind())).isEmpty();
      if (!supported) {
        return refuse(
            RefusalReason.UNSUPPORTED, "This shop cannot give this kind of reward at checkout.");
      }
      return discount.flatMap(
          one ->
              preview(
                  new DiscountRequest(
                      redemption, reward.id(), checkout, one, DiscountSide.label(reward))));
    }
  }

  private boolean codeLeft(Optional<CodePoolId> pool) {
    return pool.isPresent()
        && context.sql.inTransaction(tx -> context.codes.freeUpTo(tx, pool.get(), 1)) > 0;
  }

  static Optional<ChannelId> channelOf(Place place) {
    return place instanceof Place.Here here ? here.checkout().channel() : Optional.empty();
  }
}
