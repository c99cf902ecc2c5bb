package dev.stampbook.engine;

import static dev.stampbook.engine.SagaWorld.reward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.Capability;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.order.ChannelId;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a reward from being given, each with its reason, before any points move. */
class RedemptionConditionsTest {

  private static final Reward FIVE = reward("five", 100, "EUR 5.00");

  @TempDir Path folder;

  private SagaWorld world(UnaryOperator<RedemptionRules> rules) {
    return new SagaWorld(
            Database.SQLITE,
            folder,
            PointsPolicy.perUnit(1),
            parts -> parts.redemptionRules(rules.apply(RedemptionRules.standard())))
        .startBalance(500);
  }

  /** The quote and the call give the same reason, nothing is asked of the provider, and the same id gets the same answer again. */
  private static void refuses(
      SagaWorld w, Reward reward, CheckoutId cart, RefusalReason reason, String message) {
    long before = w.balance();
    int issued = w.rewards().issued().size();
    RedemptionQuote quote = w.program().redeem(w.member, reward).quote(cart);
    assertThat(quote.isPossible()).isFalse();
    assertThat(quote.refusal()).contains(new Refusal(reason, message));
    RedemptionId key = RedemptionId.of(reason + " " + cart + " " + reward.id());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> w.program().redeem(w.member, reward).as(key).into(cart))
          .isInstanceOfSatisfying(
              RedemptionRefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(new Refusal(reason, message)));
    }
    assertThat(w.program().redemptions().find(key).orElseThrow().state())
        .isEqualTo(RedemptionState.REFUSED);
    assertThat(w.audit(key.value())).containsExactly("REJECTED");
    assertThat(w.balance()).isEqualTo(before);
    assertThat(w.rewards().issued()).hasSize(issued);
    assertThat(w.carts.discounts()).isZero();
  }

  @Test
  void theGoodsHaveToCostTheMinimum() {
    SagaWorld w =
        world(
            rules ->
                rules
                    .minimumPurchase(Money.parse("EUR 50.00"))
                    .minimumPurchase(RewardId.of("cheap"), Money.parse("EUR 10.00")));
    CheckoutId cart = w.carts.cart("c", "EUR 49.99");

    refuses(
        w,
        FIVE,
        cart,
        RefusalReason.MINIMUM_PURCHASE,
        "Goods of at least EUR 50.00 are needed for this reward.");
    assertThat(w.program().redeem(w.member, reward("cheap", 100, "EUR 1.00")).quote(cart))
        .matches(RedemptionQuote::isPossible);
    assertThat(
            w.program().redeem(w.member, FIVE).quote(w.carts.cart("d", "EUR 50.00")).isPossible())
        .isTrue();
    w.close();
  }

  @Test
  void aRewardStaysOnItsChannel() {
    SagaWorld w = world(rules -> rules.channels(Set.of(ChannelId.of("web"))));
    Money goods = Money.parse("EUR 50.00");
    CheckoutId web = w.carts.cart("web", goods, Optional.of(ChannelId.of("web")));
    CheckoutId app = w.carts.cart("app", goods, Optional.of(ChannelId.of("app")));
    CheckoutId unknown = w.carts.cart("unknown", goods, Optional.empty());

    refuses(w, FIVE, app, RefusalReason.CHANNEL, "This reward cannot be used in this store.");
    refuses(w, FIVE, unknown, RefusalReason.CHANNEL, "This reward cannot be used in this store.");
    assertThat(w.redeem("ok", FIVE, web).state()).isEqualTo(RedemptionState.APPLIED);
    w.close();
  }

  @Test
  void aRewardThatHasEndedOrIsGoneIsRefused() {
    SagaWorld w = world(rules -> rules);
    CheckoutId cart = w.carts.cart("c", "EUR 50.00");
    RewardCost cost = new RewardCost.Fixed(100);
    Reward ended =
        Reward.builder(RewardId.of("ended"), "x", cost).availableUntil(Orders.NOON).build();
    Reward soldOut = Reward.builder(RewardId.of("out"), "x", cost).stock(0).build();

    refuses(w, ended, cart, RefusalReason.EXPIRED, "This reward has ended.");
    refuses(w, soldOut, cart, RefusalReason.OUT_OF_STOCK, "This reward is out of stock.");
    w.carts.gone(cart);
    refuses(
        w,
        FIVE,
        cart,
        RefusalReason.CHECKOUT_GONE,
        "This checkout has been completed or has expired.");
    w.close();
  }

  @Test
  void currenciesDoNotMix() {
    SagaWorld w = world(rules -> rules.currency(CurrencyUnit.EUR));
    CheckoutId dollars = w.carts.cart("c", "USD 50.00");
    Reward steps =
        Reward.builder(
                RewardId.of("steps"),
                "x",
                new RewardCost.Variable(
                    10,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.of(new BigDecimal("1.00"))))
            .build();

    refuses(
        w,
        FIVE,
        dollars,
        RefusalReason.CURRENCY,
        "This reward is in EUR and cannot be used in USD.");
    refuses(
        w,
        steps,
        dollars,
        RefusalReason.CURRENCY,
        "This reward is in EUR and cannot be used in USD.");
    w.close();
  }

  @Test
  void anotherCouponIsInTheWayWhereTheShopOrTheRulesSaySo() {
    SagaWorld shop = world(rules -> rules);
    CheckoutId cart = shop.carts.cart("c", "EUR 50.00");
    shop.carts.code(cart, "SPRING");
    assertThat(shop.program().redeem(shop.member, FIVE).quote(cart).isPossible()).isTrue();
    shop.carts.oneCoupon();
    refuses(shop, FIVE, cart, RefusalReason.OTHER_DISCOUNT, "one coupon only");
    shop.close();

    SagaWorld alone =
        new SagaWorld(
                Database.SQLITE,
                folder.resolve("alone"),
                PointsPolicy.perUnit(1),
                parts -> parts.redemptionRules(RedemptionRules.standard().stacking(Stacking.ALONE)))
            .startBalance(500);
    CheckoutId same = alone.carts.cart("c", "EUR 50.00");
    alone.carts.code(same, "SPRING");
    refuses(
        alone,
        FIVE,
        same,
        RefusalReason.OTHER_DISCOUNT,
        "Another coupon is in use; remove it to use this reward.");
    alone.close();
  }

  @Test
  void aRewardWorthMoreThanTheGoodsIsCappedOrRefused() {
    SagaWorld w = world(rules -> rules);
    RedemptionQuote quote = w.program().redeem(w.member, FIVE).quote(w.carts.cart("c", "EUR 3.20"));
    assertThat(quote.worth()).contains(Money.parse("EUR 3.20"));
    assertThat(quote.points()).isEqualTo(100);
    refuses(
        w,
        FIVE,
        w.carts.cart("free", "EUR 0.00"),
        RefusalReason.WORTH_MORE_THAN_GOODS,
        "The goods cost less than this reward takes off.");
    w.close();

    SagaWorld strict =
        new SagaWorld(
                Database.SQLITE,
                folder.resolve("strict"),
                PointsPolicy.perUnit(1),
                parts ->
                    parts.redemptionRules(RedemptionRules.standard().oversize(Oversize.REFUSE)))
            .startBalance(500);
    refuses(
        strict,
        FIVE,
        strict.carts.cart("c", "EUR 3.20"),
        RefusalReason.WORTH_MORE_THAN_GOODS,
        "The goods cost less than this reward takes off.");
    strict.close();
  }

  @Test
  void theRulesLimitThePointsOfOneRedemption() {
    SagaWorld w = world(rules -> rules.leastPoints(25).mostPoints(60));
    CheckoutId cart = w.carts.cart("c", "EUR 50.00");
    Reward steps =
        Reward.builder(
                RewardId.of("steps"),
                "x",
                new RewardCost.Variable(
                    10, OptionalLong.of(5), OptionalLong.of(95), Optional.empty()))
            .build();

    assertThat(w.program().redeem(w.member, steps).quote(cart).points()).isEqualTo(30);
    assertThat(w.program().redeem(w.member, steps).asMuchAsPossible().quote(cart).points())
        .isEqualTo(60);
    assertThat(reason(w, steps, 20, cart)).contains(RefusalReason.BELOW_MINIMUM);
    assertThat(reason(w, steps, 70, cart)).contains(RefusalReason.ABOVE_MAXIMUM);
    assertThat(reason(w, steps, 35, cart)).contains(RefusalReason.NOT_WHOLE_STEPS);
    assertThat(reason(w, steps, 60, cart)).isEmpty();
    refuses(w, FIVE, cart, RefusalReason.ABOVE_MAXIMUM, "Use at most 60 points.");
    w.close();
  }

  private static Optional<RefusalReason> reason(
      SagaWorld w, Reward reward, long points, CheckoutId cart) {
    return w.program()
        .redeem(w.member, reward)
        .points(points)
        .quote(cart)
        .refusal()
        .map(Refusal::reason);
  }

  @Test
  void whatTheSystemsCannotDoIsRefusedBeforePointsMove() {
    SagaWorld w = world(rules -> rules);
    CheckoutId cart = w.carts.cart("c", "EUR 50.00");
    w.carts.supports(DiscountKind.AMOUNT_OFF);
    Reward shipping =
        Reward.builder(RewardId.of("ship"), "x", new RewardCost.Fixed(10))
            .discount(new Discount.FreeShipping())
            .build();
    refuses(
        w,
        shipping,
        cart,
        RefusalReason.UNSUPPORTED,
        "This shop cannot give this kind of reward at checkout.");
    w.provider.cannot(Capability.BALANCE_READ);
    assertThat(w.program().redeem(w.member, FIVE).quote(cart).balance()).isEmpty();
    assertThat(w.redeem("provider decides", FIVE, cart).state()).isEqualTo(RedemptionState.APPLIED);
    w.rewards().taken(PointsTaken.AT_USE);
    assertThat(reason(w, FIVE, 100, w.carts.cart("d", "EUR 50.00")))
        .contains(RefusalReason.BALANCE_UNKNOWN);
    w.provider.cannot(Capability.REWARD_REDEEM);
    assertThat(reason(w, FIVE, 100, w.carts.cart("e", "EUR 50.00")))
        .contains(RefusalReason.UNSUPPORTED);
    w.close();
  }

  @Test
  void aShopListsEveryRewardWithWhatItWouldDoOrWhyNot() {
    SagaWorld w = world(rules -> rules);
    CheckoutId cart = w.carts.cart("c", "EUR 20.00");
    Reward dear = reward("dear", 501, "EUR 30.00");
    Reward ten =
        Reward.builder(RewardId.of("ten"), "10 % off", new RewardCost.Fixed(80))
            .discount(new Discount.PercentOff(new BigDecimal("12.5")))
            .build();
    Reward offer =
        Reward.builder(RewardId.of("offer"), "an offer", new RewardCost.Free())
            .discount(new Discount.AmountOff(Money.parse("EUR 1.00")))
            .build();
    List.of(FIVE, dear, ten, offer).forEach(w.rewards()::offer);
    int writes = w.ledger().writes();

    List<RedemptionQuote> quotes = w.program().redemptions().quotes(w.member, cart);

    assertThat(quotes)
        .extracting(quote -> quote.reward().id().value() + " " + quote.points())
        .containsExactly("five 100", "dear 501", "ten 80", "offer 0");
    assertThat(quotes)
        .extracting(quote -> quote.refusal().map(Refusal::reason))
        .containsExactly(
            Optional.empty(),
            Optional.of(RefusalReason.NOT_ENOUGH_POINTS),
            Optional.empty(),
            Optional.empty());
    assertThat(quotes)
        .extracting(RedemptionQuote::worth)
        .containsExactly(
            Optional.of(Money.parse("EUR 5.00")),
            Optional.empty(),
            Optional.of(Money.parse("EUR 2.50")),
            Optional.of(Money.parse("EUR 1.00")));
    assertThat(quotes).allMatch(quote -> quote.balance().getAsLong() == 500);
    assertThat(w.ledger().writes()).isEqualTo(writes);
    assertThat(w.program().redemptions().of(w.member, 10)).isEmpty();
    assertThat(w.carts.discounts()).isZero();
    w.close();
  }

  @Test
  void aKeyOfAnotherMemberGivesNothing() {
    SagaWorld w = world(rules -> rules);
    CheckoutId cart = w.carts.cart("c", "EUR 20.00");
    w.redeem("mine", FIVE, cart);
    var stranger = w.provider.member("M9", Orders.customer("9", "else@example.com"));
    w.ledger().book(stranger, 1000);

    assertThatThrownBy(
            () -> w.program().redeem(stranger, FIVE).as(RedemptionId.of("mine")).into(cart))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(w.balance(stranger)).isEqualTo(1000);
    w.close();
  }
}
