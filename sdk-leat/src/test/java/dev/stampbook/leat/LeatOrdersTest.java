package dev.stampbook.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.ConflictException;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.Standing;
import dev.stampbook.sandbox.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders and their returns (sheet sections 3.5 and 13, mode B). The order action gives 1.6 points per 1.00, so 50.00 earn 80. */
class LeatOrdersTest {

  private static final BigDecimal RATE = new BigDecimal("1.6");
  private static final PointsPolicy FULL_VALUE = PointsPolicy.leatBigCommerce(RATE);
  private static final PointsPolicy GOODS_ALONE = PointsPolicy.perUnit(RATE);
  private static final String RETURN = "/order-returns/create-and-process";

  private final EmulatedLeat sandbox = new EmulatedLeat(account -> account.orderAction(RATE));
  private final LeatPoints points = sandbox.orders().points();
  private final MemberId member = sandbox.member("ada@example.com", 0);
  private int sequence;

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static BigMoney money(String amount) {
    return BigMoney.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }

  /** Goods of 30.00 with tax of 6.00, shipping of 11.67 with tax of 2.33: 50.00 in all. */
  private static Order.Builder order() {
    return Order.builder(
            OrderId.of("10045"),
            OrderVersion.modifiedAt(EmulatedSystem.START),
            OrderState.COMPLETED,
            CurrencyUnit.EUR,
            EmulatedSystem.START)
        .line(line("1", "20.00", "4.00"))
        .line(line("2", "10.00", "2.00"))
        .shipping(new Taxed(money("11.67"), money("2.33")));
  }

  private static OrderLine line(String id, String price, String tax) {
    return new OrderLine(
        LineId.of(id),
        OrderLine.Kind.GOODS,
        Optional.empty(),
        Set.of(),
        BigDecimal.valueOf(2),
        money(price),
        money(tax),
        Map.of());
  }

  private static Refund refund(String id, String amount) {
    return Refund.ofAmount(RefundId.of(id), EmulatedSystem.START, money(amount));
  }

  /** Makes the posting that brings an order to what it is worth, as the engine does. */
  private Posting next(Order order, PointsPolicy policy, Standing standing, long before) {
    Posting.Purchase purchase =
        new Posting.Purchase(
            order,
            PointsCalculator.quote(
                order, policy.termsFor(order, BigDecimal.ONE).orElseThrow(), standing),
            before);
    return new Posting(
        PostingReference.of("sdk:v1:main:order:10045:" + ++sequence),
        member,
        purchase.quote().entitlement() - before,
        PostingReason.ORDER,
        "Order 10045",
        Optional.of(purchase));
  }

  private Posting earning() {
    return next(order().build(), FULL_VALUE, Standing.EARNING, 0);
  }

  private JsonNode atLeat() {
    return sandbox.account.order("10045").orElseThrow();
  }

  private static long left(JsonNode order) {
    long sum = 0;
    for (String list : List.of("line_items", "charges")) {
      for (JsonNode part : order.path(list)) {
        sum += part.path("total_amount").asLong();
      }
    }
    return sum;
  }

  private static List<String> charges(JsonNode order) {
    return order.path("charges").findValuesAsText("external_identifier");
  }

  private long calls(String path) {
    return sandbox.system.calls("POST " + EmulatedLeat.V3 + path.substring(1));
  }

  /** Earned 80 on 50.00; 20.00 refunded: -32 (sheet section 13). */
  @Test
  void aPartialRefundIsAReturnThatTakesItsShare() {
    PostingReceipt earned = points.post(earning());
    Order refunded = order().refund(refund("r1", "20.00")).build();
    PostingReceipt back = points.post(next(refunded, FULL_VALUE, Standing.EARNING, 80));

    assertThat(earned.points()).isEqualTo(80);
    assertThat(back.points()).isEqualTo(-32);
    assertThat(sandbox.points(member)).isEqualTo(48);
    assertThat(left(atLeat())).isEqualTo(3_000);
    assertThat(calls(RETURN)).isEqualTo(1);
    assertThat(sandbox.system.calls(EmulatedLeat.POST)).isZero();
  }

  @Test
  void taxAndShippingAreChargesOnlyWhenTheyCount() {
    points.post(earning());
    assertThat(charges(atLeat())).containsExactly("SHIPPING", "TAX");
    assertThat(left(atLeat())).isEqualTo(5_000);

    MemberId other = sandbox.member("grace@example.com", 0);
    Posting goods = next(order().build(), GOODS_ALONE, Standing.EARNING, 0);
    sandbox
        .builder()
        .earning(LeatEarning.ORDERS)
        .orderPrefix("b-")
        .build()
        .points()
        .post(
            new Posting(
                goods.reference(),
                other,
                goods.points(),
                goods.reason(),
                goods.description(),
                goods.purchase()));
    JsonNode withoutCharges = sandbox.account.order("b-10045").orElseThrow();
    assertThat(charges(withoutCharges)).isEmpty();
    assertThat(withoutCharges.path("total_order_amount").asLong()).isEqualTo(3_000);
    assertThat(sandbox.points(other)).isEqualTo(48);
  }

  @Test
  void bothDialectsAreSpoken() {
    Order order = order().build();
    OrderAmounts old = new OrderAmounts(order, terms(order, FULL_VALUE), OrdersDialect.MAY_2025);
    OrderAmounts fresh = new OrderAmounts(order, terms(order, FULL_VALUE), OrdersDialect.JUNE_2026);

    assertThat(old.charges(5_000))
        .extracting(charge -> charge.type().orElse("none"))
        .containsExactly("SHIPPING", "CUSTOM");
    assertThat(fresh.charges(5_000))
        .extracting(charge -> charge.chargeDefinition().orElseThrow().externalIdentifier())
        .containsExactly("SHIPPING", "TAX");
  }

  private static dev.stampbook.points.PointsTerms terms(Order order, PointsPolicy policy) {
    return policy.termsFor(order, BigDecimal.ONE).orElseThrow();
  }

  /** Whatever is discounted, lines and charges add up to the total to the cent. */
  @Test
  void linesAndChargesAlwaysAddUp() {
    long seed = Long.getLong("stampbook.seed", 20_261_125L);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      Order.Builder draft =
          Order.builder(
                  OrderId.of("1"),
                  OrderVersion.modifiedAt(EmulatedSystem.START),
                  OrderState.COMPLETED,
                  CurrencyUnit.EUR,
                  EmulatedSystem.START)
              .shipping(Taxed.untaxed(cents(random, 900)));
      int lines = 1 + random.nextInt(4);
      IntStream.range(0, lines)
          .forEach(
              n ->
                  draft.line(
                      new OrderLine(
                          LineId.of("l" + n),
                          OrderLine.Kind.GOODS,
                          Optional.empty(),
                          Set.of(),
                          BigDecimal.valueOf(1 + random.nextInt(3)),
                          cents(random, 9_000),
                          cents(random, 900),
                          Map.of())));
      draft.discount(
          new OrderDiscount(
              OrderDiscountId.of("d"),
              OrderDiscount.Source.COUPON,
              cents(random, 2_000),
              Set.of()));
      Order order = draft.build();
      long total =
          OrderAmounts.minor(
              PointsCalculator.quote(order, terms(order, FULL_VALUE), Standing.EARNING).base());
      OrderAmounts amounts =
          new OrderAmounts(order, terms(order, FULL_VALUE), OrdersDialect.JUNE_2026);
      long charged =
          amounts.charges(total).stream().mapToLong(charge -> charge.totalAmount()).sum();
      long goods =
          amounts.lines(total - charged).stream().mapToLong(one -> one.totalAmount()).sum();
      assertThat(goods + charged).as("seed %d, order %d", seed, i).isEqualTo(total);
      assertThat(amounts.lines(total - charged))
          .as("seed %d, order %d", seed, i)
          .allSatisfy(one -> assertThat(one.totalAmount()).isNotNegative());
    }
  }

  private static BigMoney cents(SplittableRandom random, int most) {
    return BigMoney.of(CurrencyUnit.EUR, BigDecimal.valueOf(random.nextInt(most), 2));
  }

  @Test
  void aCancelledOrderIsReturnedWhole() {
    points.post(earning());
    points.post(next(order().build(), FULL_VALUE, Standing.TAKEN_BACK, 80));

    assertThat(left(atLeat())).isZero();
    assertThat(sandbox.points(member)).isZero();
  }

  /** A chain of refunds takes what they add up to, each under its own reference (C6). */
  @Test
  void refundsAddUpToTheWhole() {
    points.post(earning());
    Order.Builder order = order();
    long posted = 80;
    for (String amount : List.of("3.33", "11.11", "20.00", "15.56")) {
      order.refund(refund("r" + sequence, amount));
      Posting back = next(order.build(), FULL_VALUE, Standing.EARNING, posted);
      posted += points.post(back).points();
      assertThat(sandbox.points(member)).isEqualTo(posted);
    }
    assertThat(posted).isZero();
    assertThat(left(atLeat())).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "SERVER_ERROR_BEFORE", "CUT_AFTER_APPLY", "EMPTY_BODY"})
  void whatIsLeftTellsWhetherAReturnWasTaken(Fault fault) {
    points.post(earning());
    Posting back =
        next(order().refund(refund("r1", "20.00")).build(), FULL_VALUE, Standing.EARNING, 80);
    sandbox.system.fault("POST", RETURN, fault);

    assertThatThrownBy(() -> points.post(back)).isInstanceOf(OutcomeUnknownException.class);

    Optional<PostingReceipt> found = points.find(back, EmulatedSystem.START);
    assertThat(found.isPresent()).isEqualTo(fault.hidesAppliedRequest());
    found.ifPresent(receipt -> assertThat(receipt.points()).isEqualTo(-32));
    if (found.isEmpty()) {
      points.post(back);
    }
    assertThat(sandbox.points(member)).isEqualTo(48);
  }

  @Test
  void anOrderThatBecameDearerIsCorrectedByCreditsAndSoIsAllThatFollows() {
    points.post(earning());
    Order dearer = order().goods("3", 1, money("10.00")).build();
    Posting more = next(dearer, FULL_VALUE, Standing.EARNING, 80);
    points.post(more);
    Order refunded = order().goods("3", 1, money("10.00")).refund(refund("r1", "30.00")).build();
    Posting back = next(refunded, FULL_VALUE, Standing.EARNING, 96);
    points.post(back);

    assertThat(sandbox.points(member)).isEqualTo(48);
    assertThat(calls(RETURN)).isZero();
    assertThat(sandbox.system.calls(EmulatedLeat.POST)).isEqualTo(2);
    assertThat(points.find(more, EmulatedSystem.START)).isPresent();
    assertThat(points.find(back, EmulatedSystem.START)).isPresent();
    assertThat(
            points.find(next(refunded, FULL_VALUE, Standing.TAKEN_BACK, 48), EmulatedSystem.START))
        .isEmpty();
  }

  /** KF-13: taken back and completed again. */
  @Test
  void anOrderThatComesBackEarnsAgainOnce() {
    points.post(earning());
    points.post(next(order().build(), FULL_VALUE, Standing.TAKEN_BACK, 80));
    Posting again = earning();
    assertThat(points.find(again, EmulatedSystem.START)).isEmpty();
    points.post(again);

    assertThat(sandbox.points(member)).isEqualTo(80);
    assertThat(points.find(again, EmulatedSystem.START)).isPresent();
    points.post(next(order().build(), FULL_VALUE, Standing.TAKEN_BACK, 80));
    assertThat(sandbox.points(member)).isZero();
  }

  @Test
  void aPostingOfAnOrderThatCannotBeReadAnyMoreCannotBeAskedFor() {
    Posting earning = earning();
    points.post(earning);
    Posting blind =
        new Posting(
            earning.reference(),
            member,
            earning.points(),
            PostingReason.ORDER,
            "Order 10045",
            Optional.empty());

    assertThatThrownBy(() -> points.find(blind, EmulatedSystem.START))
        .isExactlyInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("leat.earning=CREDITS");
  }

  @Test
  void anOrderNumberOfAnotherShopIsAConflictThatNamesTheSetting() {
    points.post(earning());
    MemberId other = sandbox.member("grace@example.com", 0);
    Posting mine = earning();
    Posting theirs =
        new Posting(
            mine.reference(),
            other,
            mine.points(),
            mine.reason(),
            mine.description(),
            mine.purchase());

    assertThatThrownBy(() -> points.post(theirs))
        .isExactlyInstanceOf(ConflictException.class)
        .hasMessageContaining("leat.orders.prefix");
    assertThat(sandbox.points(other)).isZero();
  }

  /** Without an order action Leat tells no points, so the expectation stands (sheet section 3.5). */
  @Test
  void withoutAResultTheExpectationStands() {
    try (EmulatedLeat silent = new EmulatedLeat()) {
      MemberId someone = silent.member("ada@example.com", 0);
      Posting mine = earning();
      PostingReceipt receipt =
          silent
              .orders()
              .points()
              .post(
                  new Posting(
                      mine.reference(),
                      someone,
                      mine.points(),
                      mine.reason(),
                      mine.description(),
                      mine.purchase()));
      assertThat(receipt.points()).isEqualTo(80);
      assertThat(silent.points(someone)).isZero();
    }
  }

  @Test
  void aReturnThatIsRefusedForTooFewPointsSaysSo() {
    points.post(earning());
    sandbox.system.tamper(
        (request, answer) ->
            request.path().endsWith(RETURN)
                ? EmulatedSystem.json(400, "{\"code\":1017,\"status_code\":400}")
                : answer);

    assertThatThrownBy(
            () -> points.post(next(order().build(), FULL_VALUE, Standing.TAKEN_BACK, 80)))
        .isExactlyInstanceOf(InsufficientPointsException.class);
  }
}
