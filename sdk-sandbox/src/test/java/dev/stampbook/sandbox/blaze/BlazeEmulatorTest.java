package dev.stampbook.sandbox.blaze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The emulated till behaves as its sheet says, whoever asks. */
class BlazeEmulatorTest {

  private final SandboxClock clock = SandboxClock.virtual(Instant.parse("2026-01-16T12:00:00Z"));
  private final Shop shop = Shop.of(ShopSeed.of(3, 400).flavoured(ShopSeed.Flavour.POS));
  private final BlazeEmulator till = BlazeEmulator.builder(shop).clock(clock).build();

  private record Answer(int status, JsonNode body) {}

  private Answer get(String path, String... query) {
    return send("GET", path, "", query);
  }

  private Answer send(String method, String path, String body, String... query) {
    EmulatorRequest request = request(method, path, body, query);
    assertThat(till.requestCheck().check(request)).isEmpty();
    EmulatorResponse answer = till.handle(request);
    return new Answer(
        answer.status(), SandboxJson.parse(answer.body()).orElse(SandboxJson.object()));
  }

  private static EmulatorRequest request(String method, String path, String body, String... query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      parameters.put(query[i], List.of(query[i + 1]));
    }
    return new EmulatorRequest(
        method,
        "/api/v1/partner/" + path,
        parameters,
        Map.of(
            "x-api-key", "partner_test",
            "authorization", "developer_test",
            "content-type", "application/json"),
        body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theKeysStandBareInTheirHeaders() {
    for (Map<String, String> headers :
        List.of(
            Map.<String, String>of(),
            Map.of("x-api-key", "partner_test"),
            Map.of("x-api-key", "partner_test", "authorization", "Bearer developer_test"),
            Map.of("x-api-key", "developer_test", "authorization", "partner_test"))) {
      EmulatorRequest request =
          new EmulatorRequest("GET", "/api/v1/partner/store", Map.of(), headers, new byte[0]);
      assertThat(till.handle(request).status()).isEqualTo(401);
    }
    EmulatorRequest old =
        new EmulatorRequest(
            "GET",
            "/api/v1/partner/store",
            Map.of(),
            Map.of("partner_key", "partner_test", "authorization", "developer_test"),
            new byte[0]);
    assertThat(till.handle(old).status()).isEqualTo(200);
  }

  @Test
  void moreThanSevenDaysAreRefused() {
    assertThat(get("transactions", "startDate", "01/01/2026", "endDate", "01/07/2026").status())
        .isEqualTo(200);
    Answer longer = get("transactions", "startDate", "01/01/2026", "endDate", "01/08/2026");
    assertThat(longer.status()).isEqualTo(400);
    assertThat(longer.body().path("error").asText()).isEqualTo("Invalid argument");
    assertThat(get("transactions", "startDate", "02/30/2026", "endDate", "03/01/2026").status())
        .isEqualTo(400);
  }

  /** Sheet section 3.3, verified arithmetic. */
  @Test
  void everySaleAddsUp() {
    int seen = 0;
    for (ShopOrder order : shop.orders()) {
      JsonNode sale = get("transactions/" + BlazeAccount.transactionId(order.id())).body();
      JsonNode cart = sale.path("cart");
      BigDecimal net = amount(cart, "subTotalDiscount");
      assertThat(net)
          .isEqualByComparingTo(amount(cart, "subTotal").subtract(amount(cart, "totalDiscount")));
      assertThat(amount(cart, "totalBeforeTaxRounding"))
          .isEqualByComparingTo(net.add(amount(cart, "totalCalcTax")));
      assertThat(amount(cart, "total"))
          .isEqualByComparingTo(
              amount(cart, "totalAfterTaxRounding").add(amount(cart, "creditCardFee")))
          .isEqualByComparingTo(order.money().total().incTax());
      assertThat(amount(sale, "pointsEarned"))
          .isEqualByComparingTo(
              net.multiply(new BigDecimal("0.05")).setScale(2, RoundingMode.HALF_UP));
      assertThat(amount(cart, "tax")).isEqualByComparingTo("0.08");
      assertThat(sale.path("member").isNull()).isTrue();
      seen++;
    }
    assertThat(seen).isEqualTo(400);
  }

  private static BigDecimal amount(JsonNode json, String field) {
    return json.path(field).decimalValue();
  }

  @Test
  void aCompletedSaleStaysOnItsDayAndItsRefundGetsOneOfItsOwn() {
    ShopOrder order =
        shop.orders().stream()
            .filter(one -> one.status() == OrderStatus.COMPLETED && !one.refunds().isEmpty())
            .filter(
                one ->
                    Duration.between(one.modified(), one.refunds().get(0).created()).toHours() > 0)
            .findFirst()
            .orElseThrow();
    String sale = BlazeAccount.transactionId(order.id());
    long at = get("transactions/" + sale).body().path("completedTime").asLong();
    shop.put(order.change().modified(clock.instant()).build());

    JsonNode later = get("transactions/" + sale).body();
    assertThat(later.path("completedTime").asLong()).isEqualTo(at);
    assertThat(later.path("modified").asLong()).isGreaterThan(at);
    JsonNode refund = get("transactions/" + BlazeIds.REFUND.of(order.refunds().get(0).id())).body();
    assertThat(refund.path("parentTransactionId").asText()).isEqualTo(sale);
    assertThat(refund.path("transType").asText()).isEqualTo("Refund");
    assertThat(refund.path("cart").path("refundOrderItemRequests")).isNotEmpty();
  }

  @Test
  void theQuotaIsTenThousandCallsInFiveMinutesWithoutAWordAboutWaiting() {
    BlazeEmulator small = BlazeEmulator.builder(shop).clock(clock).callsPer5Minutes(2).build();
    EmulatorRequest request =
        new EmulatorRequest(
            "GET",
            "/api/v1/partner/store",
            Map.of(),
            Map.of("x-api-key", "partner_test", "authorization", "developer_test"),
            new byte[0]);
    assertThat(small.handle(request).status()).isEqualTo(200);
    assertThat(small.handle(request).status()).isEqualTo(200);
    EmulatorResponse refused = small.handle(request);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsOnlyKeys("Content-Type");
    clock.advance(Duration.ofMinutes(5));
    assertThat(small.handle(request).status()).isEqualTo(200);
  }

  @Test
  void aCartIsPricedWithoutBeingStoredAndPlacedOnce() {
    String cuid = till.account().addConsumer(BlazeAccount.memberId(1));
    String id = till.account().openCart(cuid, 111, new BigDecimal("30.00"));
    String line =
        "{'cart':{'discount':10,'discountType':'Cash','cartDiscountNotes':'Reward','items':[{'productId':'"
            + BlazeIds.PRODUCT.of(111)
            + "','quantity':2,'overridePrice':30}]}}";

    JsonNode priced = send("POST", "store/cart/prepare", line, "cuid", cuid).body().path("cart");
    assertThat(amount(priced, "calcCartDiscount")).isEqualByComparingTo("10");
    assertThat(amount(priced, "subTotalDiscount")).isEqualByComparingTo("50");
    assertThat(amount(get("store/cart/" + id).body().path("cart"), "subTotal"))
        .isEqualByComparingTo("30");
    EmulatorRequest negative =
        request("POST", "store/cart/prepare", "{'cart':{'discount':-1}}", "cuid", cuid);
    assertThat(till.requestCheck().check(negative)).isPresent();
    assertThat(till.handle(negative).status()).isEqualTo(400);
    assertThat(send("POST", "store/cart/submitCart/" + id, line, "cuid", cuid).status())
        .isEqualTo(200);
    assertThat(send("POST", "store/cart/submitCart/" + id, line, "cuid", cuid).status())
        .isEqualTo(400);
    int order = till.account().accept(id);
    assertThat(shop.order(order).orElseThrow().money().lines().get(0).net().exTax())
        .isEqualByComparingTo("50");
  }

  /** Whoever leaves a field out of a PUT loses it (sheet section 12). */
  @Test
  void aMemberIsReplacedWhole() {
    String id = BlazeAccount.memberId(1);
    assertThat(get("members/" + id).body().path("email").asText()).isNotEmpty();
    send("PUT", "members/" + id, "{'id':'" + id + "','firstName':'Only'}");
    JsonNode after = get("members/" + id).body();
    assertThat(after.path("firstName").asText()).isEqualTo("Only");
    assertThat(after.has("email")).isFalse();
  }
}
