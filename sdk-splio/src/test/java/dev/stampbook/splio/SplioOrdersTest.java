package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
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
import dev.stampbook.order.ProductId;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.Standing;
import dev.stampbook.sandbox.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Orders and refund orders, whose line amounts are ours to compute (sheet sections 3.3, 9 and 13). */
class SplioOrdersTest {

  private static final Instant START = EmulatedSystem.START;
  private static final String CREATE = "POST /data/v1/orders";

  static BigMoney eur(String amount) {
    return BigMoney.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }

  /** Two SKU-1 at 25.00 and one SKU-2 at 15.00 less 5.00: 60.00, of which 10.00 are tax, and 4.90 shipping. */
  static Order.Builder order(OrderState state) {
    return Order.builder(OrderId.of("SO-5001"), new OrderVersion(1), state, CurrencyUnit.EUR, START)
        .createdAt(Instant.parse("2026-02-04T09:15:00Z"))
        .line(line("1", "SKU-1", 2, "41.67", "8.33"))
        .line(line("2", "SKU-2", 1, "13.33", "1.67"))
        .discount(
            new OrderDiscount(
                OrderDiscountId.of("promo"),
                OrderDiscount.Source.PROMOTION,
                eur("5.00"),
                Set.of(LineId.of("2"))))
        .shipping(new Taxed(eur("4.08"), eur("0.82")));
  }

  private static OrderLine line(String id, String product, int units, String net, String tax) {
    return new OrderLine(
        LineId.of(id),
        OrderLine.Kind.GOODS,
        Optional.of(ProductId.of(product)),
        Set.of(),
        BigDecimal.valueOf(units),
        eur(net),
        eur(tax),
        Map.of());
  }

  static Posting firstOrder(MemberId member) {
    return EmulatedSplio.order(member, order(OrderState.COMPLETED).build(), Standing.EARNING, 1, 0);
  }

  private static Order refunded(Refund... refunds) {
    Order.Builder order = order(OrderState.PARTIALLY_REFUNDED);
    for (Refund refund : refunds) {
      order.refund(refund);
    }
    return order.build();
  }

  private static Refund oneUnit(String id) {
    return Refund.ofParts(
        RefundId.of(id), START, List.of(RefundPart.unitsOf(LineId.of("1"), BigDecimal.ONE)));
  }

  @Test
  void aDiscountOnALineThatCostsNothingComesOffTheOthersAsItDoesForPoints() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      Order order =
          Order.builder(
                  OrderId.of("SO-5002"),
                  new OrderVersion(1),
                  OrderState.COMPLETED,
                  CurrencyUnit.EUR,
                  START)
              .line(line("1", "SKU-1", 2, "41.67", "8.33"))
              .line(line("2", "SKU-0", 1, "0.00", "0.00"))
              .discount(
                  new OrderDiscount(
                      OrderDiscountId.of("promo"),
                      OrderDiscount.Source.PROMOTION,
                      eur("5.00"),
                      Set.of(LineId.of("2"))))
              .build();

      emulated.rules().points().post(EmulatedSplio.order(ada, order, Standing.EARNING, 1, 0));

      // 41.67 - 5.00 + 8.33
      JsonNode sent = emulated.universe.order("SO-5002").orElseThrow();
      assertThat(sent.path("total_price").decimalValue()).isEqualByComparingTo("45.00");
    }
  }

  @Test
  void anOrderIsReportedWithWhatTheCustomerPaid() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);

      splio.points().post(firstOrder(ada));

      JsonNode sent = emulated.universe.order("SO-5001").orElseThrow();
      assertThat(sent.path("total_price").decimalValue()).isEqualByComparingTo("64.90");
      assertThat(sent.path("shipping_amount").decimalValue()).isEqualByComparingTo("4.90");
      assertThat(sent.path("tax_amount").decimalValue()).isEqualByComparingTo("10.82");
      assertThat(sent.path("discount_amount").decimalValue()).isEqualByComparingTo("5.00");
      assertThat(sent.path("ordered_at").asText()).isEqualTo("2026-02-04 10:15:00"); // Paris
      assertThat(sent.path("loyalty").path("card_code").asText()).isEqualTo(emulated.card(ada));
      JsonNode first = sent.path("products").path(0);
      assertThat(first.path("external_id").asText()).isEqualTo("SKU-1");
      assertThat(first.path("unit_price").decimalValue()).isEqualByComparingTo("25.00");
      assertThat(first.path("quantity").asLong()).isEqualTo(2);
      assertThat(first.path("total_line_amount").decimalValue()).isEqualByComparingTo("50.00");
      JsonNode second = sent.path("products").path(1);
      assertThat(second.path("unit_price").decimalValue()).isEqualByComparingTo("15.00");
      assertThat(second.path("discount_amount").decimalValue()).isEqualByComparingTo("5.00");
      assertThat(second.path("total_line_amount").decimalValue()).isEqualByComparingTo("10.00");
      assertThat(splio.points().balance(ada)).isZero();
      emulated.compute();
      assertThat(splio.points().balance(ada)).isEqualTo(60);
    }
  }

  @Test
  void totalsFollowTheirSetting() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      emulated.builder().orderTotalIncludes(Set.of()).build().points().post(firstOrder(ada));

      JsonNode sent = emulated.universe.order("SO-5001").orElseThrow();
      assertThat(sent.path("total_price").decimalValue()).isEqualByComparingTo("50.00");
      assertThat(sent.path("shipping_amount").decimalValue()).isEqualByComparingTo("4.08");
      assertThat(sent.path("tax_amount").decimalValue()).isEqualByComparingTo("10.82");
    }
  }

  @Test
  void aRefundIsANewNegativeOrderOfTheReturnedUnits() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      splio.points().post(firstOrder(ada));
      Order returned = refunded(oneUnit("r1"));

      splio.points().post(EmulatedSplio.order(ada, returned, Standing.EARNING, 2, 50));

      JsonNode sent = emulated.universe.order("SO-5001-R1").orElseThrow();
      assertThat(sent.path("total_price").decimalValue()).isEqualByComparingTo("-25.00");
      assertThat(sent.path("shipping_amount").decimalValue()).isEqualByComparingTo("0");
      assertThat(sent.path("products")).hasSize(1);
      JsonNode line = sent.path("products").path(0);
      assertThat(line.path("external_id").asText()).isEqualTo("SKU-1");
      assertThat(line.path("quantity").asLong()).isZero();
      assertThat(line.path("unit_price").decimalValue()).isEqualByComparingTo("-25.00");
      assertThat(line.path("total_line_amount").decimalValue()).isEqualByComparingTo("-25.00");
      emulated.compute();
      assertThat(splio.points().balance(ada)).isEqualTo(35);
    }
  }

  /** Shops leave lines out of orders that need none; their refunds name a line all the same. */
  @Test
  void aRefundOfALineOfAnOrderReadWithoutLinesIsReportedToo() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      Order sold = withoutLines(OrderState.COMPLETED).build();
      splio.points().post(EmulatedSplio.order(ada, sold, Standing.EARNING, 1, 0));
      RefundPart unit = RefundPart.ofLine(LineId.of("1"), new Taxed(eur("20.83"), eur("4.17")));
      Order returned =
          withoutLines(OrderState.PARTIALLY_REFUNDED)
              .refund(Refund.ofParts(RefundId.of("r1"), START, List.of(unit)))
              .build();

      splio.points().post(EmulatedSplio.order(ada, returned, Standing.EARNING, 2, 50));

      JsonNode sent = emulated.universe.order("SO-5001-R1").orElseThrow();
      assertThat(sent.path("total_price").decimalValue()).isEqualByComparingTo("-25.00");
      assertThat(sent.path("products").path(0).path("total_line_amount").decimalValue())
          .isEqualByComparingTo("-25.00");
    }
  }

  private static Order.Builder withoutLines(OrderState state) {
    return Order.builder(OrderId.of("SO-5001"), new OrderVersion(1), state, CurrencyUnit.EUR, START)
        .createdAt(Instant.parse("2026-02-04T09:15:00Z"))
        .goodsWithoutLines(new Taxed(eur("50.00"), eur("10.00")));
  }

  @Test
  void refundLinesFollowTheirSettings() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio =
          emulated
              .builder()
              .refunds(SplioRefundQuantity.NEGATIVE, SplioUnitPriceSign.POSITIVE)
              .build();
      MemberId ada = emulated.member("ada@example.com", 0);
      splio.points().post(firstOrder(ada));
      splio
          .points()
          .post(EmulatedSplio.order(ada, refunded(oneUnit("r1")), Standing.EARNING, 2, 50));

      JsonNode line = emulated.universe.order("SO-5001-R1").orElseThrow().path("products").path(0);
      assertThat(line.path("quantity").asLong()).isEqualTo(-1);
      assertThat(line.path("unit_price").decimalValue()).isEqualByComparingTo("25.00");
    }
  }

  @Test
  void everyLaterOrderSaysOnlyWhatChangedSinceTheOnesBefore() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      splio.points().post(firstOrder(ada));
      splio
          .points()
          .post(EmulatedSplio.order(ada, refunded(oneUnit("r1")), Standing.EARNING, 2, 50));
      Refund free = Refund.ofAmount(RefundId.of("r2"), START, eur("9.98"));
      Order twice = refunded(oneUnit("r1"), free);
      splio.points().post(EmulatedSplio.order(ada, twice, Standing.EARNING, 3, 29));
      // cancelled: what is left goes back; then completed again: it comes again
      Order cancelled = order(OrderState.CANCELLED).refund(oneUnit("r1")).refund(free).build();
      splio.points().post(EmulatedSplio.order(ada, cancelled, Standing.TAKEN_BACK, 4, 20));
      emulated.compute();
      assertThat(splio.points().balance(ada)).isZero();
      splio.points().post(EmulatedSplio.order(ada, twice, Standing.EARNING, 5, 0));

      BigDecimal sum = BigDecimal.ZERO;
      for (String id : List.of("SO-5001", "SO-5001-R1", "SO-5001-R2", "SO-5001-R3", "SO-5001-R4")) {
        sum = sum.add(emulated.universe.order(id).orElseThrow().path("total_price").decimalValue());
      }
      // 64.90 less one unit of 25.00 and the free amount of 9.98
      assertThat(sum).isEqualByComparingTo("29.92");
      // a completed order is left alone (U25)
      assertThat(emulated.system.server().calls().byOperation().keySet())
          .isNotEmpty()
          .noneMatch(call -> call.startsWith("PATCH") || call.startsWith("DELETE"));
    }
  }

  @Test
  void anOrderThatIsGoneIsTakenBackByWhatSplioHasOfIt() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      splio.points().post(firstOrder(ada));
      Posting gone =
          new Posting(
              PostingReference.of("sdk:v1:demo:order:SO-5001:2"),
              ada,
              -50,
              PostingReason.ORDER,
              "Order SO-5001, correction",
              Optional.empty());

      splio.points().post(gone);

      JsonNode sent = emulated.universe.order("SO-5001-R1").orElseThrow();
      assertThat(sent.path("total_price").decimalValue()).isEqualByComparingTo("-64.90");
      assertThat(sent.path("currency").asText()).isEqualTo("EUR");
      assertThat(splio.points().find(gone, START)).isPresent();
      emulated.compute();
      assertThat(splio.points().balance(ada)).isZero();
      assertThatThrownBy(
              () ->
                  splio
                      .points()
                      .post(
                          new Posting(
                              PostingReference.of("sdk:v1:demo:order:SO-5001:3"),
                              ada,
                              -1,
                              PostingReason.ORDER,
                              "again",
                              Optional.empty())))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("nothing is left to report");
    }
  }

  @Test
  void anOrderWhoseAnswerWasLostIsFoundByItsIdAndNotMadeTwice() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      emulated.universe.addStore("web");
      splio.points().post(otherOrder(ada)); // makes the products
      emulated.fault("POST", "/data/v1/orders", Fault.CUT_AFTER_APPLY);

      assertThatThrownBy(() -> splio.points().post(firstOrder(ada)))
          .isInstanceOf(OutcomeUnknownException.class);

      assertThat(splio.points().find(firstOrder(ada), START)).isPresent();
      assertThat(splio.points().post(firstOrder(ada)).entry().value()).isEqualTo("order:SO-5001");
      emulated.compute();
      assertThat(splio.points().balance(ada)).isEqualTo(120);
    }
  }

  private static Posting otherOrder(MemberId member) {
    Order other =
        Order.builder(
                OrderId.of("SO-5000"),
                new OrderVersion(1),
                OrderState.COMPLETED,
                CurrencyUnit.EUR,
                START)
            .line(line("1", "SKU-1", 2, "41.67", "8.33"))
            .line(line("2", "SKU-2", 1, "8.33", "1.67"))
            .build();
    return EmulatedSplio.order(member, other, Standing.EARNING, 1, 0);
  }

  @Test
  void anOrderThatNeverArrivedIsNotFound() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      emulated.fault("POST", "/data/v1/orders", Fault.CUT_BEFORE);

      assertThatThrownBy(() -> splio.points().post(firstOrder(ada)))
          .isInstanceOf(OutcomeUnknownException.class);

      assertThat(splio.points().find(firstOrder(ada), START)).isEmpty();
      splio.points().post(firstOrder(ada));
      emulated.compute();
      assertThat(splio.points().balance(ada)).isEqualTo(60);
    }
  }

  @Test
  void missingStoreAndProductsAreMadeOnce() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);

      splio.points().post(firstOrder(ada));
      splio.points().post(otherOrder(ada));

      assertThat(emulated.calls("POST /data/v1/stores")).isEqualTo(1);
      assertThat(emulated.calls("POST /data/v1/products")).isEqualTo(2);
      assertThat(emulated.calls(CREATE)).isEqualTo(3);
    }
  }

  @Test
  void anotherFeedsOrderIsAConflictAndNotTakenForOurs() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      MemberId ben = emulated.member("ben@example.com", 0);
      splio.points().post(firstOrder(ada));

      assertThatThrownBy(() -> splio.points().post(firstOrder(ben)))
          .isInstanceOf(ConflictException.class);
      assertThatThrownBy(() -> splio.points().find(firstOrder(ben), START))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("splio.order.prefix");

      emulated.builder().orderPrefix("b-").build().points().post(firstOrder(ben));
      assertThat(emulated.universe.order("b-SO-5001")).isPresent();
    }
  }

  @Test
  void withoutARefundRuleNoPointsMoveAndWithHoldingTheOldestPendingOnesGoFirst() {
    try (EmulatedSplio emulated =
        new EmulatedSplio(universe -> universe.holdingDays(14).refundsCancelPending())) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      splio.points().post(firstOrder(ada));
      splio
          .points()
          .post(EmulatedSplio.order(ada, refunded(oneUnit("r1")), Standing.EARNING, 2, 50));
      emulated.compute();
      assertThat(splio.points().balances(ada).pendingSpendable()).isEqualTo(35);
      assertThat(splio.points().balances(ada).spendable()).isZero();
    }
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.withoutRefundRule())) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      splio.points().post(firstOrder(ada));
      splio
          .points()
          .post(EmulatedSplio.order(ada, refunded(oneUnit("r1")), Standing.EARNING, 2, 50));
      emulated.compute();
      assertThat(splio.points().balance(ada)).isEqualTo(60);
    }
  }

  @Test
  void anOrderReadWithoutLinesIsOneLineAndStaysOne() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 0);
      Order header =
          Order.builder(
                  OrderId.of("SO-5001"),
                  new OrderVersion(1),
                  OrderState.COMPLETED,
                  CurrencyUnit.EUR,
                  START)
              .goodsWithoutLines(new Taxed(eur("50.00"), eur("10.00")))
              .build();
      splio.points().post(EmulatedSplio.order(ada, header, Standing.EARNING, 1, 0));
      Order lines = order(OrderState.COMPLETED).refund(oneUnit("r1")).build();

      splio.points().post(EmulatedSplio.order(ada, lines, Standing.EARNING, 2, 50));

      JsonNode sent = emulated.universe.order("SO-5001-R1").orElseThrow();
      assertThat(sent.path("products")).hasSize(1);
      assertThat(sent.path("products").path(0).path("external_id").asText()).isEqualTo("unnamed");
      assertThat(sent.path("products").path(0).path("total_line_amount").decimalValue())
          .isEqualByComparingTo("-25.00");
    }
  }

  @Test
  void referencesWithoutAnOrderAreRefusedBeforeAnythingIsSent() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      Posting odd =
          new Posting(
              PostingReference.of("no-number"),
              ada,
              5,
              PostingReason.ORDER,
              "odd",
              Optional.empty());

      assertThatThrownBy(() -> emulated.rules().points().post(odd))
          .isInstanceOf(InvalidRequestException.class);
      assertThat(emulated.system.server().calls().total()).isZero();
    }
  }
}
