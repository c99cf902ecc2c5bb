package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.bigcommerce.api.ConsignmentLines;
import dev.stampbook.bigcommerce.api.OrderConsignment;
import dev.stampbook.bigcommerce.api.OrderConsignments;
import dev.stampbook.bigcommerce.api.OrderProduct;
import dev.stampbook.bigcommerce.api.OrderRefund;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.bigcommerce.api.WireJson;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderMark;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderReadingTest {

  private static final PointsPolicy NET = PointsPolicy.perUnit(1);
  private static final PointsPolicy GROSS = NET.includingTax();

  @ParameterizedTest
  @EnumSource(OrderDetail.class)
  void theExampleOrderEarnsFiftyWithoutAndFiftyFourWithTax(OrderDetail detail) {
    Order order = read(order(), List.of(), detail);

    assertThat(base(order, NET)).isEqualByComparingTo("50.00");
    assertThat(base(order, GROSS)).isEqualByComparingTo("54.00");
    assertThat(base(order, NET.includingShipping())).isEqualByComparingTo("56.00");
    assertThat(order.total().getAmount()).isEqualByComparingTo("60.48");
    assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
    assertThat(order.customer().orElseThrow().customerId().orElseThrow().value()).isEqualTo("77");
  }

  @ParameterizedTest
  @EnumSource(OrderDetail.class)
  void theExampleRefundTakesEighteenNineteen(OrderDetail detail) {
    Order order = read(order(), List.of(refund(EXAMPLE)), detail);

    PointsQuote quote = quote(order, NET);
    assertThat(quote.refundedBase().getAmount()).isEqualByComparingTo("18.19");
    assertThat(quote.entitlement()).isEqualTo(31);
    assertThat(quote(order, GROSS).refundedBase().getAmount()).isEqualByComparingTo("19.64");
  }

  @Test
  void aRewardCodeIsARewardDiscountOnItsLines() {
    Order order = read(order(), List.of(), OrderDetail.LINES);

    assertThat(order.discounts())
        .singleElement()
        .satisfies(
            discount -> {
              assertThat(discount.source()).isEqualTo(OrderDiscount.Source.REWARD);
              assertThat(discount.amount().getAmount()).isEqualByComparingTo("5.00");
            });
    assertThat(order.lines().get(0).price().getAmount()).isEqualByComparingTo("40.00");
    assertThat(order.lines().get(0).tax().getAmount()).isEqualByComparingTo("2.91");
  }

  private static final String EXAMPLE =
      "\"total_amount\": 19.64, \"total_tax\": 1.45, \"items\": [{\"item_type\": \"PRODUCT\", \"item_id\": 501, \"quantity\": 1, \"requested_amount\": null}],"
          + " \"payments\": [{\"id\": 41, \"amount\": 19.64, \"is_declined\": false}]";

  /** Each row: refund, refunded base without tax, with tax; the order is that of the sheet with a base of 50.00 and 54.00. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shipping only                  | "total_amount": 6.48, "total_tax": 0.48, "items": [{"item_type":"SHIPPING","item_id":301}] | 6.48/0 | 0 | 0
          mixed, shipping derived        | "total_amount": 45.75, "total_tax": 3.39, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":2},{"item_type":"SHIPPING","item_id":301}] | 45.75/0 | 36.36 | 39.27
          mixed, shipping requested      | "total_amount": 42.27, "total_tax": 3.1, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":2},{"item_type":"SHIPPING","item_id":301,"requested_amount":"3.00"}] | 42.27/0 | 36.36 | 39.27
          two products                   | "total_amount": 54, "total_tax": 4, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":2},{"item_type":"PRODUCT","item_id":502,"quantity":1}] | 54/0 | 50 | 54
          declined                       | "total_amount": 19.64, "total_tax": 1.45, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":1}] | 0/19.64 | 0 | 0
          half declined                  | "total_amount": 19.64, "total_tax": 1.46, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":1}] | 9.82/9.82 | 9.09 | 9.82
          free amount of the order       | "total_amount": 30.24, "total_tax": 0, "items": [{"item_type":"ORDER","item_id":1042,"requested_amount":30.24}] | 30.24/0 | 25 | 27
          typed by the merchant          | "total_amount": 30.24, "total_tax": 5, "uses_merchant_override_values": true, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":1}] | 30.24/0 | 25 | 27
          typed for shipping alone       | "total_amount": 5, "total_tax": 0, "uses_merchant_override_values": true, "items": [{"item_type":"SHIPPING","item_id":301}] | 5/0 | 0 | 0
          tax adjustment                 | "total_amount": 2, "total_tax": 2, "items": [] | 2/0 | 0 | 2
          tax collected by the refund    | "total_amount": 18, "total_tax": -0.18, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":1}] | 18/0 | 18.18 | 18
          unknown fee, ratio method      | "total_amount": 30.24, "total_tax": 0, "items": [{"item_type":"PRODUCT","item_id":501,"quantity":1},{"item_type":"FEE","item_id":9}] | 30.24/0 | 25 | 27
          kind of tomorrow, ratio method | "total_amount": 30.24, "total_tax": 0, "items": [{"item_type":"NEW","item_id":9}] | 30.24/0 | 25 | 27
          """)
  void refundsTakeWhatTheyGiveBack(
      String name, String body, String payments, String net, String gross) {
    String[] paid = payments.split("/", 2);
    String json =
        body
            + ", \"payments\": [{\"id\": 1, \"amount\": %s, \"is_declined\": false}, {\"id\": 2, \"amount\": %s, \"is_declined\": true}]"
                .formatted(paid[0], paid[1]);
    json =
        paid[0].equals("0")
            ? json.replace("{\"id\": 1, \"amount\": 0, \"is_declined\": false}, ", "")
            : json;
    for (OrderDetail detail : OrderDetail.values()) {
      Order order = read(order(), List.of(refund(json)), detail);

      assertThat(quote(order, NET).refundedBase().getAmount())
          .as("%s, %s, without tax", name, detail)
          .isEqualByComparingTo(net);
      assertThat(quote(order, GROSS).refundedBase().getAmount())
          .as("%s, %s, with tax", name, detail)
          .isEqualByComparingTo(gross);
    }
  }

  @Test
  void aRefundWithoutPaymentsIsPendingAndOneWithoutAmountIsReported() {
    Order order =
        read(
            order(),
            List.of(
                refund("\"total_amount\": 5, \"items\": [], \"payments\": []"),
                refund(32, "\"items\": [], \"payments\": [{\"amount\": 5}]")),
            OrderDetail.HEADER);

    assertThat(order.refunds())
        .extracting(Refund::state)
        .containsExactly(Refund.State.PENDING, Refund.State.VALID);
    PointsQuote quote = quote(order, NET);
    assertThat(quote.entitlement()).isEqualTo(50);
    assertThat(quote.reviews()).singleElement().asString().contains("no usable amount");
  }

  @Test
  void boughtGiftCertificatesAndTheirRefundsDoNotCount() {
    ShopOrder order =
        order(
            Map.of(
                "\"total_ex_tax\": \"56.0000\", \"total_inc_tax\": \"60.4800\"",
                "\"total_ex_tax\": \"81.0000\", \"total_inc_tax\": \"85.4800\"",
                "\"email\": {\"gift_certificates\": []}",
                "\"email\": {\"gift_certificates\": [{\"recipient_email\": \"friend@example.com\", \"line_items\": [{\"id\": 503, \"type\": \"giftcertificate\", \"total_ex_tax\": \"25.0000\", \"total_inc_tax\": \"25.0000\", \"discounted_total_inc_tax\": \"25.0000\", \"quantity\": 1}]}]}"));
    String refund =
        "\"total_amount\": 25, \"total_tax\": 0, \"items\": [{\"item_type\": \"PRODUCT\", \"item_id\": 503, \"quantity\": 1}], \"payments\": [{\"amount\": 25}]";
    for (OrderDetail detail : OrderDetail.values()) {
      PointsQuote quote = quote(read(order, List.of(refund(refund)), detail), NET);
      assertThat(quote.base().getAmount()).as("%s", detail).isEqualByComparingTo("50.00");
      assertThat(quote.refundedBase().getAmount()).as("%s", detail).isEqualByComparingTo("0");
    }
  }

  @Test
  void aTaxInclusiveOrderIsExactOnTheInclusiveSideInBothDetails() {
    ShopOrder order =
        order(
            Map.of(
                "\"is_tax_inclusive_pricing\": false", "\"is_tax_inclusive_pricing\": true",
                "\"total_ex_tax\": \"56.0000\"", "\"total_ex_tax\": \"56.0100\"",
                "\"total_tax\": \"4.4800\"", "\"total_tax\": \"4.4700\""));
    for (OrderDetail detail : OrderDetail.values()) {
      Order read = read(order, List.of(), detail);
      assertThat(base(read, GROSS)).as("%s", detail).isEqualByComparingTo("54.00");
      assertThat(base(read, NET)).as("%s", detail).isEqualByComparingTo("50.01");
    }
  }

  @Test
  void aHeaderThatContradictsItsLinesDecides() {
    ShopOrder order =
        order(
            Map.of(
                "\"total_ex_tax\": \"56.0000\", \"total_inc_tax\": \"60.4800\"",
                "\"total_ex_tax\": \"46.0000\", \"total_inc_tax\": \"49.6800\""));
    Order read = read(order, List.of(), OrderDetail.LINES);

    assertThat(base(read, NET)).isEqualByComparingTo("40.00");
    assertThat(base(read, GROSS)).isEqualByComparingTo("43.20");
    assertThat(read.discounts())
        .extracting(d -> d.amount().getAmount().stripTrailingZeros())
        .containsExactly(new BigDecimal("15"));
  }

  @Test
  void aForeignOrderIsWorthItsAmountDividedByTheRateOfTheOrder() {
    ShopOrder order =
        order(
            Map.of(
                "\"default_currency_code\": \"USD\"",
                "\"default_currency_code\": \"EUR\"",
                "\"store_default_to_transactional_exchange_rate\": \"1.0000000000\"",
                "\"store_default_to_transactional_exchange_rate\": \"0.8000000000\""));
    Order read = read(order, List.of(), OrderDetail.HEADER);

    assertThat(read.currency().getCode()).isEqualTo("EUR");
    assertThat(quote(read, NET).entitlement()).isEqualTo(62); // 50.00 / 0.8 = 62.5
  }

  @Test
  void guestsArchivedAndMigratedOrdersAreToldApart() {
    Order guest =
        read(
            order(Map.of("\"customer_id\": 77", "\"customer_id\": 0")),
            List.of(),
            OrderDetail.HEADER);
    assertThat(guest.isGuest()).isTrue();
    assertThat(guest.customer().orElseThrow().email()).isPresent();

    Order put =
        read(
            order(
                Map.of(
                    "\"is_deleted\": false", "\"is_deleted\": true",
                    "\"external_source\": null", "\"external_source\": \"M-MIG\"")),
            List.of(),
            OrderDetail.HEADER);
    assertThat(put.marks()).containsExactlyInAnyOrder(OrderMark.ARCHIVED, OrderMark.MIGRATED);
    assertThat(put.state()).isEqualTo(OrderState.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "default_currency_code": "USD" | "default_currency_code": "QQQ"  | QQQ
          "default_currency_code": "USD" | "default_currency_code": "my@e" | unreadable code
          "total_ex_tax": "56.0000"      | "total_ex_tax": "fifty"         | total_ex_tax
          "total_inc_tax": "60.4800"     | "total_inc_tax": ""             | total_inc_tax
          "date_modified": "Mon, 23      | "date_modified": "Tuesdayish, 23 | date_modified
          """)
  void whatDecidesAndCannotBeReadIsNamed(String from, String to, String named) {
    ShopOrder order = order(Map.of(from, to));

    assertThatThrownBy(() -> read(order, List.of(), OrderDetail.HEADER))
        .isInstanceOf(UnreadableOrderException.class)
        .hasMessageContaining(named)
        .message()
        .doesNotContain("my@e", "fifty", "Tuesdayish");
  }

  private static BigDecimal base(Order order, PointsPolicy policy) {
    return quote(order, policy).base().getAmount();
  }

  private static PointsQuote quote(Order order, PointsPolicy policy) {
    return PointsCalculator.quote(
        order, policy.termsFor(order, BigDecimal.ONE).orElseThrow(), Standing.EARNING);
  }

  private static Order read(ShopOrder order, List<OrderRefund> refunds, OrderDetail detail) {
    OrderConsignments consignments = order.consignments().orElseThrow();
    List<OrderProduct> lines =
        java.util.stream.Stream.concat(
                consignments.shipping().stream(), consignments.giftCertificates().stream())
            .map(OrderConsignment::lineItems)
            .flatMap(Optional::stream)
            .map(ConsignmentLines::lines)
            .flatMap(List::stream)
            .toList();
    return new OrderReading(order, List.of(), Optional.of(lines), refunds, Optional.empty())
        .snapshot(detail, new OrderStates(Map.of()), code -> code.startsWith("LOY-"));
  }

  private static ShopOrder order() {
    return order(Map.of());
  }

  private static ShopOrder order(Map<String, String> changes) {
    String json = resource("order-1042.json");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertThat(json).contains(change.getKey());
      json = json.replace(change.getKey(), change.getValue());
    }
    return parse(ShopOrder.class, json);
  }

  private static OrderRefund refund(String body) {
    return refund(31, body);
  }

  private static OrderRefund refund(int id, String body) {
    return parse(
        OrderRefund.class,
        "{\"id\": "
            + id
            + ", \"order_id\": 1042, \"created\": \"2025-06-25T10:02:33+00:00\", "
            + body
            + "}");
  }

  static <T> T parse(Class<T> type, String json) {
    try {
      return Objects.requireNonNull(WireJson.json().moshi().adapter(type).fromJson(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String resource(String name) {
    try (InputStream in = OrderReadingTest.class.getResourceAsStream("/bigcommerce/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
