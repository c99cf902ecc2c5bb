package dev.stampbook.points;

import static dev.stampbook.points.DraftOrder.below;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.CategoryId;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.ProductId;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Promise 1 as properties: whatever happens to an order, its points are those of the state it ends in (C2 to C6). */
class CalculatorPropertiesTest {

  private static final int CASES = 1_000;
  private static final BigDecimal TIER = new BigDecimal("1.25");
  private static final List<RefundMethod> METHODS =
      List.of(RefundMethod.RECOMPUTE, RefundMethod.PROPORTIONAL);

  @Test
  void anySequenceOfRefundsEditsAndCancellationsSumsToThePointsOfTheFinalState() {
    Cases.of(
        CASES,
        random -> {
          boolean withTax = random.nextBoolean();
          DraftOrder draft = DraftOrder.random(random, withTax);
          PointsPolicy policy = policy(random).refunds(any(random, METHODS));
          PointsTerms terms = terms(policy, draft.snapshot());
          OrderBook book = new OrderBook(0);
          int steps = 1 + random.nextInt(12);
          for (int i = 0; i <= steps; i++) {
            book.see(draft.snapshot(), policy, TIER);
            assertThat(book.balance())
                .as("points held after step %s", i)
                .isBetween(0L, naive(draft, terms, 0));
            change(draft, random, withTax);
          }
          draft.state = OrderState.COMPLETED;
          book.see(draft.snapshot(), policy, TIER);
          assertThat(book.balance()).isEqualTo(naive(draft, terms));
          assertThat(book.see(draft.snapshot(), policy, TIER)).as("seen again").isZero();
        });
  }

  private static void change(DraftOrder draft, Random random, boolean withTax) {
    switch (random.nextInt(6)) {
      case 0 -> draft.edit(random, withTax);
      case 1 -> draft.toggleRefund(random);
      case 2 -> draft.state = OrderState.CANCELLED;
      case 3 -> draft.state = any(random, List.of(OrderState.COMPLETED, OrderState.SHIPPED));
      default -> draft.refund(random, withTax);
    }
  }

  @Test
  void aFullRefundTakesExactlyTheRest() {
    Cases.of(
        CASES,
        random -> {
          DraftOrder draft = DraftOrder.random(random, random.nextBoolean());
          PointsPolicy policy =
              policy(random)
                  .refunds(any(random, METHODS))
                  .roundingScope(any(random, List.of(RoundingScope.values())));
          draft.lines.forEach(line -> line.tax = Math.min(line.tax, line.price()));
          Order.Builder order = draft.withLines();
          List<Integer> left = new ArrayList<>();
          draft.lines.forEach(line -> left.add(line.quantity));
          OrderBook book = new OrderBook(0);
          long earned = book.see(order.build(), policy);
          boolean byUnits = random.nextBoolean();
          long paid = draft.goods() + draft.goodsTax() + draft.shipping + draft.shippingTax;
          if (byUnits) {
            refundUnitByUnit(draft, order, random, book, policy);
          } else {
            refundInFreeAmounts(draft, order, paid, random, book, policy);
          }
          assertThat(book.balance()).as("of %s earned", earned).isZero();
        });
  }

  private static void refundUnitByUnit(
      DraftOrder draft, Order.Builder order, Random random, OrderBook book, PointsPolicy policy) {
    List<RefundPart> parts = new ArrayList<>();
    for (DraftOrder.Line line : draft.lines) {
      for (int i = 0; i < line.quantity; i++) {
        parts.add(RefundPart.unitsOf(LineId.of(line.id), BigDecimal.ONE));
      }
    }
    parts.add(
        RefundPart.of(
            Component.SHIPPING,
            new Taxed(draft.money(draft.shipping), draft.money(draft.shippingTax))));
    Collections.shuffle(parts, random);
    for (int i = 0; i < parts.size(); i++) {
      order.refund(Refund.ofParts(RefundId.of("R" + i), Samples.NOON, List.of(parts.get(i))));
      assertThat(book.see(order.build(), policy)).isNotPositive();
      assertThat(book.balance()).isNotNegative();
    }
  }

  private static void refundInFreeAmounts(
      DraftOrder draft,
      Order.Builder order,
      long paid,
      Random random,
      OrderBook book,
      PointsPolicy policy) {
    long rest = paid;
    for (int i = 0; rest > 0; i++) {
      long amount = i == 6 ? rest : 1 + below(random, rest);
      rest -= amount;
      order.refund(Refund.ofAmount(RefundId.of("R" + i), Samples.NOON, draft.money(amount)));
      assertThat(book.see(order.build(), policy)).isNotPositive();
      assertThat(book.balance()).isNotNegative();
    }
  }

  @Test
  void theOrderOfRefundsDoesNotMatter() {
    Cases.of(
        CASES,
        random -> {
          DraftOrder draft = refunded(random);
          PointsPolicy policy = anyPolicy(random);
          PointsQuote expected = Samples.quote(draft.snapshot(), policy);
          List<DraftOrder.Back> shuffled = new ArrayList<>(draft.refunds);
          Collections.shuffle(shuffled, random);
          draft.refunds.clear();
          Order.Builder order = draft.withLines();
          for (int i = 0; i < shuffled.size(); i++) {
            order.refund(draft.refundOf(shuffled.get(i), "S" + i));
          }
          PointsQuote actual = Samples.quote(order.build(), policy);
          assertThat(actual.worth()).isEqualTo(expected.worth());
          assertThat(actual.refundedBase()).isEqualTo(expected.refundedBase());
          assertThat(actual.excess()).isEqualTo(expected.excess());
        });
  }

  @Test
  void voidingARefundRestoresWhatItTookAndARefundNeverGives() {
    Cases.of(
        CASES,
        random -> {
          DraftOrder draft = refunded(random);
          PointsPolicy policy = anyPolicy(random);
          long before = Samples.quote(draft.snapshot(), policy).worth();
          int size = draft.refunds.size();
          draft.refund(random, true);
          long after = Samples.quote(draft.snapshot(), policy).worth();
          assertThat(after).isBetween(0L, before);
          Refund last = draft.refundOf(draft.refunds.get(size), draft.refunds.get(size).id());
          Order.Builder order = draft.withLines().refund(Samples.in(Refund.State.VOIDED, last));
          assertThat(Samples.quote(order.build(), policy).worth()).isEqualTo(before);
          order.refund(Samples.in(Refund.State.PENDING, last));
          assertThat(Samples.quote(order.build(), policy).worth()).isEqualTo(before);
        });
  }

  @Test
  void pointsEqualAnIndependentComputation() {
    Cases.of(
        2 * CASES,
        random -> {
          DraftOrder draft = refunded(random);
          PointsPolicy policy = policy(random).refunds(any(random, METHODS));
          PointsTerms terms = withExchangeRate(random, terms(policy, draft.snapshot()));
          PointsQuote quote = PointsCalculator.quote(draft.snapshot(), terms, Standing.EARNING);
          assertThat(quote.earned()).isEqualTo(naive(draft, terms, 0));
          assertThat(quote.worth()).isEqualTo(naive(draft, terms));
        });
  }

  /** C6: an amount without breakdown counts for amount x base / order total. */
  @Test
  void freeAmountsCountForTheirShareOfTheBase() {
    Cases.of(
        CASES,
        random -> {
          DraftOrder draft = DraftOrder.random(random, true);
          long paid = draft.goods() + draft.goodsTax() + draft.shipping + draft.shippingTax;
          PointsPolicy policy = policy(random);
          PointsTerms terms = terms(policy, draft.snapshot());
          long first = below(random, paid);
          long second = below(random, paid);
          Order order =
              draft
                  .withLines()
                  .refund(Refund.ofAmount(RefundId.of("1"), Samples.NOON, draft.money(first)))
                  .refund(Refund.ofAmount(RefundId.of("2"), Samples.NOON, draft.money(second)))
                  .build();
          long base = draft.base(taxCounts(terms), shippingCounts(terms));
          long left = Math.max(0, paid - first - second);
          BigDecimal exactly =
              factor(terms).multiply(draft.amount(base)).multiply(BigDecimal.valueOf(left));
          long worth =
              paid == 0
                  ? naive(draft, terms, 0)
                  : exactly.divide(BigDecimal.valueOf(paid), 0, terms.rounding()).longValueExact();
          assertThat(PointsCalculator.quote(order, terms, Standing.EARNING).worth())
              .isEqualTo(worth);
        });
  }

  @Test
  void headerAndLinesOfAnUntaxedOrderAgree() {
    Cases.of(
        CASES,
        random -> {
          DraftOrder draft = DraftOrder.random(random, false);
          int refunds = random.nextInt(4);
          for (int i = 0; i < refunds; i++) {
            draft.refund(random, false);
          }
          PointsPolicy policy = policy(random).refunds(any(random, METHODS));
          PointsQuote lines = Samples.quote(draft.snapshot(), policy);
          PointsQuote header = Samples.quote(draft.withoutLines().build(), policy);
          assertThat(header.base()).isEqualTo(lines.base());
          assertThat(header.earned()).isEqualTo(lines.earned());
          assertThat(header.worth()).isEqualTo(lines.worth());
          assertThat(header.excess()).isEqualTo(lines.excess());
        });
  }

  /** Rounding each line: independent of the header only while refunds name their lines. */
  @Test
  void scopeLineRoundsEachLineOfWhatIsLeft() {
    Cases.of(
        CASES,
        random -> {
          DraftOrder draft = DraftOrder.random(random, false);
          draft.discounts.clear();
          PointsPolicy policy =
              policy(random).excludingShipping().roundingScope(RoundingScope.LINE);
          PointsTerms terms = terms(policy, draft.snapshot());
          Order.Builder order = draft.withLines();
          long sum = 0;
          long whole = 0;
          for (DraftOrder.Line line : draft.lines) {
            long back = below(random, line.price() + 1);
            order.refund(
                Refund.ofParts(
                    RefundId.of(line.id),
                    Samples.NOON,
                    List.of(
                        RefundPart.ofLine(LineId.of(line.id), Taxed.untaxed(draft.money(back))))));
            sum += rounded(draft.amount(line.price() - back), terms);
            whole += rounded(draft.amount(line.price()), terms);
          }
          PointsQuote quote = PointsCalculator.quote(order.build(), terms, Standing.EARNING);
          assertThat(quote.earned()).isEqualTo(whole);
          assertThat(quote.worth()).isEqualTo(Math.min(whole, sum));
        });
  }

  @Test
  void tendersAndEarningRewardsLeaveNothingBehindAfterAFullRefundInCash() {
    Cases.of(
        CASES,
        random -> {
          DraftOrder draft = DraftOrder.random(random, false);
          draft.lines.get(0).unitPrice = 1 + below(random, 9_000);
          draft.discounts.clear();
          long reward = below(random, draft.goods());
          long credit = below(random, draft.goods());
          PointsPolicy policy =
              anyPolicy(random)
                  .notCounting(Set.of(BaseComponent.CREDIT_TENDER))
                  .counting(Set.of(BaseComponent.REWARD_DISCOUNT));
          Order.Builder order =
              draft
                  .withLines()
                  .discountLine(
                      OrderDiscountId.of("reward"),
                      OrderDiscount.Source.REWARD,
                      draft.money(reward))
                  .creditTender(draft.money(credit));
          long goods = draft.goods() - reward;
          long earned = Samples.quote(order.build(), policy).earned();
          long first = below(random, goods);
          order.refund(goodsAndShipping("1", draft, first, draft.shipping / 2));
          assertThat(Samples.quote(order.build(), policy).worth()).isBetween(0L, earned);
          order.refund(
              goodsAndShipping("2", draft, goods - first, draft.shipping - draft.shipping / 2));
          assertThat(Samples.quote(order.build(), policy).worth()).isZero();
        });
  }

  private static Refund goodsAndShipping(String id, DraftOrder draft, long goods, long shipping) {
    return Refund.ofParts(
        RefundId.of(id),
        Samples.NOON,
        List.of(
            RefundPart.of(Component.GOODS, Taxed.untaxed(draft.money(goods))),
            RefundPart.of(Component.SHIPPING, Taxed.untaxed(draft.money(shipping)))));
  }

  @Test
  void termsTextRoundTrips() {
    Cases.of(
        2 * CASES,
        random -> {
          PointsTerms terms =
              withExchangeRate(
                  random,
                  new PointsTerms(
                      random.nextBoolean()
                          ? new EarnRate.PerUnit(decimal(random, 0))
                          : new EarnRate.PerBlock(decimal(random, 0), decimal(random, 1)),
                      decimal(random, 1),
                      any(random, roundings()),
                      any(random, List.of(RoundingScope.values())),
                      components(random),
                      oddIds(random, ProductId::of),
                      oddIds(random, CategoryId::of),
                      any(random, List.of(RefundMethod.values())),
                      decimal(random, 0),
                      random.nextBoolean()
                          ? OptionalLong.empty()
                          : OptionalLong.of(below(random, Long.MAX_VALUE)),
                      CurrencyUnit.of(any(random, List.of("EUR", "JPY", "BHD"))),
                      Optional.empty()));
          String text = PointsTermsText.write(terms);
          assertThat(text).doesNotContain("\n").doesNotContain("\r");
          assertThat(PointsTermsText.read(text)).isEqualTo(terms);
        });
  }

  private static Set<BaseComponent> components(Random random) {
    EnumSet<BaseComponent> some = EnumSet.noneOf(BaseComponent.class);
    for (BaseComponent component : BaseComponent.values()) {
      if (random.nextBoolean()) {
        some.add(component);
      }
    }
    return some;
  }

  private static <T> Set<T> oddIds(Random random, Function<String, T> id) {
    String alphabet = ";,=%:/*\n\r\t \"'{}2CB35DAé日\uD83D\uDE00";
    Set<T> ids = new HashSet<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder("x");
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.insert(
            random.nextInt(text.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      ids.add(id.apply(text.toString()));
    }
    return ids;
  }

  /** The points of a draft, from its own sums of minor units and plain decimals. */
  private static long naive(DraftOrder draft, PointsTerms terms) {
    return naive(draft, terms, draft.refundedBase(taxCounts(terms), shippingCounts(terms)));
  }

  private static long naive(DraftOrder draft, PointsTerms terms, long refunded) {
    long base = draft.base(taxCounts(terms), shippingCounts(terms));
    long earned = rounded(draft.amount(base), terms);
    if (base == 0 || refunded == 0 || earned == 0) {
      return earned;
    }
    if (terms.refunds() == RefundMethod.RECOMPUTE) {
      return refunded == base ? 0 : rounded(draft.amount(base - refunded), terms);
    }
    BigInteger twice = BigInteger.valueOf(earned).multiply(BigInteger.valueOf(2 * refunded));
    BigInteger halfUp = twice.add(BigInteger.valueOf(base)).divide(BigInteger.valueOf(2 * base));
    return refunded == base ? 0 : earned - halfUp.longValueExact();
  }

  private static long rounded(BigDecimal amount, PointsTerms terms) {
    BigDecimal divisor = terms.exchangeRate().map(ExchangeRate::divisor).orElse(BigDecimal.ONE);
    return factor(terms).multiply(amount).divide(divisor, 0, terms.rounding()).longValueExact();
  }

  private static BigDecimal factor(PointsTerms terms) {
    return ((EarnRate.PerUnit) terms.rate())
        .points()
        .multiply(terms.multiplier())
        .multiply(terms.exchangeRate().map(ExchangeRate::multiplier).orElse(BigDecimal.ONE));
  }

  private static boolean taxCounts(PointsTerms terms) {
    return terms.counts(BaseComponent.TAX);
  }

  private static boolean shippingCounts(PointsTerms terms) {
    return terms.counts(BaseComponent.SHIPPING);
  }

  private static DraftOrder refunded(Random random) {
    boolean withTax = random.nextBoolean();
    DraftOrder draft = DraftOrder.random(random, withTax);
    int refunds = random.nextInt(5);
    for (int i = 0; i < refunds; i++) {
      draft.refund(random, withTax);
    }
    return draft;
  }

  /** Rate, tax, shipping and rounding; once per order, no minimum and no cap. */
  private static PointsPolicy policy(Random random) {
    PointsPolicy policy =
        PointsPolicy.perUnit(decimal(random, 0)).rounding(any(random, roundings()));
    PointsPolicy taxed = random.nextBoolean() ? policy.includingTax() : policy;
    return random.nextBoolean() ? taxed.includingShipping() : taxed;
  }

  /** As above, with per-line rounding, blocks, minimum and cap now and then. */
  private static PointsPolicy anyPolicy(Random random) {
    PointsPolicy policy =
        random.nextInt(4) == 0
            ? PointsPolicy.perBlock(1 + random.nextInt(9), decimal(random, 1))
                .rounding(any(random, roundings()))
            : policy(random);
    PointsPolicy scoped = policy.roundingScope(any(random, List.of(RoundingScope.values())));
    PointsPolicy least = random.nextInt(4) == 0 ? scoped.minimumBase(decimal(random, 0)) : scoped;
    PointsPolicy capped = random.nextInt(4) == 0 ? least.cap(below(random, 500)) : least;
    return capped.refunds(any(random, METHODS));
  }

  private static PointsTerms terms(PointsPolicy policy, Order order) {
    return policy.termsFor(order, TIER).orElseThrow();
  }

  private static PointsTerms withExchangeRate(Random random, PointsTerms terms) {
    if (random.nextBoolean()) {
      return terms;
    }
    ExchangeRate rate =
        random.nextBoolean()
            ? ExchangeRate.worth(terms.currency(), CurrencyUnit.USD, decimal(random, 1))
            : ExchangeRate.buys(terms.currency(), CurrencyUnit.USD, decimal(random, 1));
    return new PointsTerms(
        terms.rate(),
        terms.multiplier(),
        terms.rounding(),
        terms.scope(),
        terms.counts(),
        terms.excludedProducts(),
        terms.excludedCategories(),
        terms.refunds(),
        terms.minimumBase(),
        terms.cap(),
        CurrencyUnit.USD,
        Optional.of(rate));
  }

  private static BigDecimal decimal(Random random, long leastUnits) {
    int scale = random.nextInt(5);
    return BigDecimal.valueOf(leastUnits + below(random, 30_000), scale);
  }

  private static List<RoundingMode> roundings() {
    List<RoundingMode> modes = new ArrayList<>(List.of(RoundingMode.values()));
    modes.remove(RoundingMode.UNNECESSARY);
    return modes;
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
