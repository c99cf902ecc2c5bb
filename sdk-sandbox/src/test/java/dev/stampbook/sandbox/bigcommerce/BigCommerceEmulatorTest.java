package dev.stampbook.sandbox.bigcommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.bigcommerce.StoreClient.Answer;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BigCommerceEmulatorTest extends EmulatedStore {

  @Test
  void anOrderIsWrittenAsTheSheetSays() {
    ShopOrder order =
        shop.orders().stream()
            .filter(o -> o.money().fees().size() == 1 && o.money().lines().size() > 1)
            .findFirst()
            .orElseThrow();
    JsonNode json = store.get("/v2/orders/" + order.id() + "?include=fees").json();

    assertThat(json.path("total_inc_tax").textValue())
        .isEqualTo(order.money().total().incTax().setScale(4).toPlainString());
    assertThat(json.path("date_modified").textValue())
        .matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} \\+0000");
    assertThat(json.path("status_id").intValue()).isEqualTo(order.status().id());
    assertThat(json.path("refunded_amount").textValue()).isEqualTo("0.0000");
    assertThat(json.path("default_currency_code").textValue()).isEqualTo(order.currency().code());
    assertThat(json.path("fees").isArray()).isTrue();
    assertThat(json.path("products").path("resource").textValue())
        .isEqualTo("/orders/" + order.id() + "/products");

    // Base by subtraction from the header equals the sum of what was paid for the lines.
    BigDecimal base =
        decimal(json, "total_inc_tax")
            .subtract(decimal(json, "shipping_cost_inc_tax"))
            .subtract(decimal(json, "handling_cost_inc_tax"))
            .subtract(decimal(json, "wrapping_cost_inc_tax"))
            .subtract(decimal(json.path("fees").path(0), "cost_inc_tax"));
    BigDecimal lines = BigDecimal.ZERO;
    for (JsonNode line : store.get("/v2/orders/" + order.id() + "/products").json()) {
      lines = lines.add(decimal(line, "discounted_total_inc_tax"));
    }
    assertThat(base).isEqualByComparingTo(lines);

    JsonNode full =
        store
            .get(
                "/v2/orders/"
                    + order.id()
                    + "?include=consignments,consignments.line_items,fees&consignment_structure=object")
            .json();
    int inline = 0;
    for (String group : List.of("shipping", "downloads")) {
      for (JsonNode consignment : full.path("consignments").path(group)) {
        inline += consignment.path("line_items").size();
      }
    }
    inline += full.path("consignments").path("email").path("gift_certificates").size();
    assertThat(inline).isEqualTo(order.money().lines().size());
    assertThat(store.get("/v2/orders/" + order.id() + "/fees").json().path("fees")).hasSize(1);
  }

  private static BigDecimal decimal(JsonNode json, String field) {
    return new BigDecimal(json.path(field).textValue());
  }

  @Test
  void emptyListsOfV2Answer204AndEmptyListsOfV3AnswerOnePage() {
    Answer orders = store.get("/v2/orders?min_id=99999999");
    assertThat(orders.status()).isEqualTo(204);
    assertThat(orders.text()).isEmpty();
    ShopOrder plain =
        shop.orders().stream()
            .filter(o -> o.money().couponDiscount().signum() == 0)
            .findFirst()
            .orElseThrow();
    assertThat(store.get("/v2/orders/" + plain.id() + "/coupons").status()).isEqualTo(204);
    JsonNode refunds = store.get("/v3/orders/payment_actions/refunds?id:in=99999999").json();
    assertThat(refunds.path("data")).isEmpty();
    assertThat(refunds.path("meta").path("pagination").path("total_pages").intValue()).isOne();
  }

  @Test
  void ordersAreListedOldestFirstUnlessAskedOtherwiseAndFiltersAreInclusive() {
    List<ShopOrder> all = shop.orders();
    JsonNode first = store.get("/v2/orders").json();
    assertThat(first).hasSize(50);
    assertThat(first.path(0).path("id").intValue()).isEqualTo(all.get(0).id());

    Instant tied =
        all.stream()
            .map(ShopOrder::modified)
            .filter(at -> all.stream().filter(o -> o.modified().equals(at)).count() > 10)
            .findFirst()
            .orElseThrow();
    Set<Integer> expected = new TreeSet<>();
    all.stream().filter(o -> !o.modified().isBefore(tied)).forEach(o -> expected.add(o.id()));
    for (String cursor : List.of(WireTime.rfc2822(tied), WireTime.iso(tied))) {
      Set<Integer> found = new TreeSet<>();
      List<Instant> times = new ArrayList<>();
      Answer page;
      for (int number = 1; ; number++) {
        page =
            store.get(
                "/v2/orders?sort=date_modified:asc&limit=50&min_date_modified="
                    + URLEncoder.encode(cursor, UTF_8)
                    + "&page="
                    + number);
        if (page.status() == 204) {
          break;
        }
        for (JsonNode order : page.json()) {
          found.add(order.path("id").intValue());
          times.add(WireTime.parse(order.path("date_modified").textValue()).orElseThrow());
        }
      }
      assertThat(found).isEqualTo(expected);
      assertThat(times).isSorted();
    }
    assertThat(store.get("/v2/orders?limit=251").status()).isEqualTo(413);
    int completed = store.get("/v2/orders/count?status_id=10").json().path("count").intValue();
    assertThat(completed).isEqualTo((int) all.stream().filter(o -> o.status().id() == 10).count());
    ShopOrder carted = all.stream().filter(o -> o.cartId().isPresent()).findFirst().orElseThrow();
    JsonNode byCart = store.get("/v2/orders?cart_id=" + carted.cartId().orElseThrow()).json();
    assertThat(byCart.path(0).path("id").intValue()).isEqualTo(carted.id());
  }

  @Test
  void refundsAreListedForTheStoreWithInclusiveTimesAndNumbersAsAmounts() {
    List<Refund> refunds =
        shop.orders().stream()
            .flatMap(o -> o.refunds().stream())
            .sorted(Comparator.comparing(Refund::id))
            .toList();
    Set<Integer> found = new HashSet<>();
    JsonNode meta;
    int page = 0;
    do {
      Answer answer = store.get("/v3/orders/payment_actions/refunds?limit=10&page=" + ++page);
      answer.json().path("data").forEach(refund -> found.add(refund.path("id").intValue()));
      meta = answer.json().path("meta").path("pagination");
    } while (page < meta.path("total_pages").intValue());
    assertThat(found).hasSize(refunds.size()).hasSizeGreaterThan(20);

    Refund some = refunds.get(refunds.size() / 2);
    String at = URLEncoder.encode(WireTime.iso(some.created()), UTF_8);
    JsonNode rows =
        store
            .get("/v3/orders/payment_actions/refunds?created:min=" + at + "&created:max=" + at)
            .json()
            .path("data");
    JsonNode row = rows.path(0);
    List<Refund> sameSecond =
        refunds.stream().filter(refund -> refund.created().equals(some.created())).toList();
    assertThat(rows).hasSize(sameSecond.size());
    assertThat(row.path("total_amount").isNumber()).isTrue();
    assertThat(row.path("total_amount").decimalValue())
        .isEqualByComparingTo(sameSecond.get(0).total());
    ShopOrder order = shop.orderOfRefund(sameSecond.get(0).id()).orElseThrow();
    assertThat(row.path("order_id").intValue()).isEqualTo(order.id());
    JsonNode ofOrder = store.get("/v3/orders/" + order.id() + "/payment_actions/refunds").json();
    assertThat(ofOrder.path("data")).hasSize(order.refunds().size());
    Refund free =
        refunds.stream()
            .filter(r -> r.items().get(0).type() == Refund.ItemType.ORDER)
            .findFirst()
            .orElseThrow();
    JsonNode single = store.get("/v3/orders/payment_actions/refunds/" + free.id()).json();
    assertThat(single.path("data").path("items").path(0).path("requested_amount").isTextual())
        .isTrue();
  }

  @Test
  void accessIsRefusedInTheShapeOfTheApi() {
    Answer v2 = store.as("wrong").get("/v2/orders");
    assertThat(v2.status()).isEqualTo(401);
    assertThat(v2.json().path(0).path("status").intValue()).isEqualTo(401);
    Answer v3 = store.as("reader").get("/v3/customers");
    assertThat(v3.status()).isEqualTo(403);
    assertThat(v3.json().path("status").intValue()).isEqualTo(403);
    assertThat(v3.json().path("title").textValue()).contains("scope");
    assertThat(store.as("reader").get("/v2/orders").status()).isEqualTo(200);
    assertThat(store.as("reader").delete("/v2/orders").status()).isEqualTo(403);
    assertThat(store.get("/v2/orders/1").json().path(0).path("status").intValue()).isEqualTo(404);
    Answer checkout = store.get("/v3/checkouts/unknown");
    assertThat(checkout.status()).isEqualTo(404);
    assertThat(checkout.json().path("errors").path(0).path("title").textValue()).isNotEmpty();
  }

  @Test
  void theQuotaIsToldOnEveryAnswerAndEndsWith429UntilTheWindowIsOver() {
    start(new RatePlan(3, Duration.ofSeconds(30)), RequestCheck.notRun("not asked for"));
    Answer first = store.get("/v2/time");
    assertThat(first.header("X-Rate-Limit-Requests-Quota")).isEqualTo(3);
    assertThat(first.header("X-Rate-Limit-Requests-Left")).isEqualTo(2);
    assertThat(first.header("X-Rate-Limit-Time-Window-Ms")).isEqualTo(30_000);
    clock.advance(Duration.ofSeconds(12));
    store.get("/v2/orders/1");
    store.get("/v2/time");
    Answer refused = store.get("/v2/time");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("X-Rate-Limit-Time-Reset-Ms")).isEqualTo(18_000);
    clock.advance(Duration.ofSeconds(18));
    assertThat(store.get("/v2/time").status()).isEqualTo(200);
  }

  @Test
  void aMetafieldIsCreatedOnceAndBelongsToItsAccount() {
    String body =
        "{\"permission_set\":\"app_only\",\"namespace\":\"loyalty\",\"key\":\"earn\",\"value\":\"1\"}";
    String path = "/v3/orders/100001/metafields";
    Answer made = store.post(path, body);
    assertThat(made.status()).isEqualTo(200);
    assertThat(store.post(path, body).status()).isEqualTo(409);
    assertThat(store.get(path + "?namespace=loyalty&key=earn").json().path("data")).hasSize(1);
    assertThat(store.as("reader").get(path).json().path("data")).isEmpty();
    int id = made.json().path("data").path("id").intValue();
    assertThat(store.put(path + "/" + id, "{\"value\":\"2\"}").status()).isEqualTo(200);
    assertThat(store.get(path + "/" + id).json().path("data").path("value").textValue())
        .isEqualTo("2");
    Answer batch =
        store.post(
            "/v3/orders/metafields",
            "[{\"resource_id\":100001,"
                + body.substring(1)
                + ",{\"resource_id\":100002,"
                + body.substring(1)
                + "]");
    assertThat(batch.status()).isEqualTo(422);
    assertThat(batch.json().path("data")).hasSize(1);
    assertThat(batch.json().path("errors").path(0).path("status").intValue()).isEqualTo(409);
    assertThat(store.delete(path + "/" + id).status()).isEqualTo(204);
    assertThat(store.get(path + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void customersAreFoundCreatedAndUpdatedWithinTheirLimits() {
    JsonNode found = store.get("/v3/customers?email:in=MEMBER.17%2Bshop@example.com").json();
    assertThat(found.path("data").path(0).path("id").intValue()).isEqualTo(17);
    String one =
        "{\"email\":\"new%d@example.com\",\"first_name\":\"New\",\"last_name\":\"Member\"}";
    Answer made = store.post("/v3/customers", "[" + one.formatted(1) + "]");
    assertThat(made.status()).isEqualTo(200);
    assertThat(store.post("/v3/customers", "[" + one.formatted(1) + "]").status()).isEqualTo(422);
    String eleven = String.join(",", IntStream.range(100, 111).mapToObj(one::formatted).toList());
    assertThat(store.post("/v3/customers", "[" + eleven + "]").status()).isEqualTo(413);
    int id = made.json().path("data").path(0).path("id").intValue();
    assertThat(store.put("/v3/customers", "[{\"id\":" + id + ",\"customer_group_id\":3}]").status())
        .isEqualTo(200);
    JsonNode changed = store.get("/v3/customers?id:in=" + id).json().path("data").path(0);
    assertThat(changed.path("customer_group_id").intValue()).isEqualTo(3);
    assertThat(changed.path("email").textValue()).isEqualTo("new1@example.com");
    assertThat(store.delete("/v3/customers").status()).isEqualTo(204);
    assertThat(store.get("/v3/customers?id:in=" + id).json().path("data")).hasSize(1);

    Set<Integer> byCursor = new HashSet<>();
    String next = "?limit=30";
    while (!next.isEmpty()) {
      JsonNode page = store.get("/v3/customers" + next).json();
      page.path("data").forEach(c -> byCursor.add(c.path("id").intValue()));
      next = page.path("meta").path("cursor_pagination").path("links").path("next").asText("");
    }
    assertThat(byCursor).hasSize(shop.customers().size());
  }

  @Test
  void attributeValuesAreWrittenByUpsert() {
    Answer made =
        store.post("/v3/customers/attributes", "[{\"name\":\"Points\",\"type\":\"string\"}]");
    int attribute = made.json().path("data").path(0).path("id").intValue();
    for (String value : List.of("1", "2")) {
      String row =
          "[{\"attribute_id\":%d,\"customer_id\":7,\"value\":\"%s\"}]".formatted(attribute, value);
      assertThat(store.put("/v3/customers/attribute-values", row).status()).isEqualTo(200);
    }
    JsonNode values = store.get("/v3/customers/attribute-values?customer_id:in=7").json();
    assertThat(values.path("data")).hasSize(1);
    assertThat(values.path("data").path(0).path("attribute_value").textValue()).isEqualTo("2");
    JsonNode customer = store.get("/v3/customers?id:in=7&include=attributes").json();
    assertThat(customer.path("data").path(0).path("attributes")).hasSize(1);
    assertThat(store.get("/v2/customer_groups").json()).hasSize(3);
  }

  @Test
  void subscribersAreUniqueAndADeleteWithoutFilterEmptiesTheStore() {
    JsonNode known = store.get("/v3/customers/subscribers?email=member2@example.com").json();
    assertThat(known.path("data").path(0).path("consents")).hasSize(1);
    int id = known.path("data").path(0).path("id").intValue();
    String address = "{\"email\":\"member2@example.com\",\"consents\":[]}";
    assertThat(store.post("/v3/customers/subscribers", address).status()).isEqualTo(409);
    assertThat(store.put("/v3/customers/subscribers/" + id, address).status()).isEqualTo(200);
    assertThat(store.get("/v3/customers/subscribers/" + id).json().path("data").path("consents"))
        .isEmpty();
    assertThat(store.delete("/v3/customers/subscribers").status()).isEqualTo(204);
    assertThat(store.get("/v3/customers/subscribers").json().path("data")).isEmpty();
    assertThat(store.delete("/v2/orders").status()).isEqualTo(204);
    assertThat(shop.orders()).allMatch(o -> o.shelf() == ShopOrder.Shelf.ARCHIVED);
  }

  @Test
  void webhooksCarryTheRegisteredHeadersAndAValidSignature() {
    String hook =
        "{\"scope\":\"store/order/*\",\"destination\":\"https://shop.example.com/hook\","
            + "\"is_active\":true,\"headers\":{\"X-Shop-Hook-Secret\":\"s3\"}}";
    Answer made = store.post("/v3/hooks", hook);
    assertThat(made.status()).isEqualTo(200);
    assertThat(store.post("/v3/hooks", hook).status()).isEqualTo(422);
    assertThat(store.as("reader").get("/v3/hooks").json().path("data")).isEmpty();

    shop.checkpoint();
    int count = emulator.change(new ShopChanges(shop, 5, clock), 60).size();

    assertThat(webhooks).hasSize(count);
    Set<String> scopes = new HashSet<>();
    for (WebhookCall call : webhooks) {
      scopes.add(call.scope());
      JsonNode body = SandboxJson.parse(call.webhook().body()).orElseThrow();
      assertThat(body.path("scope").textValue()).isEqualTo(call.scope());
      assertThat(body.path("producer").textValue()).isEqualTo("stores/abc123");
      assertThat(body.path("hash").textValue()).matches("[0-9a-f]{40}");
      assertThat(shop.order(body.path("data").path("id").intValue())).isPresent();
      assertThat(call.webhook().headers()).containsEntry("X-Shop-Hook-Secret", "s3");
      assertThat(call.webhook().headers().get("webhook-signature"))
          .isEqualTo(
              WebhookSigner.signature(
                  "sandbox-client-secret",
                  call.webhook().headers().get("webhook-id"),
                  NOW.getEpochSecond(),
                  call.webhook().body()));
    }
    assertThat(scopes)
        .contains(
            "store/order/created",
            "store/order/updated",
            "store/order/statusUpdated",
            "store/order/refund/created");
    int id = id(made);
    assertThat(store.put("/v3/hooks/" + id, "{\"is_active\":false}").status()).isEqualTo(200);
    emulator.change(new ShopChanges(shop, 6, clock), 5);
    assertThat(webhooks).hasSize(count);
    assertThat(store.delete("/v3/hooks/" + id).status()).isEqualTo(200);
  }

  @Test
  void theSignatureMatchesThePublishedVector() {
    String body =
        "{\"scope\":\"store/order/statusUpdated\",\"store_id\":\"1025646\",\"data\":{\"type\":"
            + "\"order\",\"id\":1042,\"status\":{\"previous_status_id\":11,\"new_status_id\":10}},"
            + "\"hash\":\"0000000000000000000000000000000000000000\",\"created_at\":1750000000,"
            + "\"producer\":\"stores/abc123\"}";
    assertThat(
            WebhookSigner.signature(
                "example-client-secret", "msg_0001", 1_750_000_000L, body.getBytes(UTF_8)))
        .isEqualTo("v1,5benzdxK0Om1Cr16I7jBcXIrs0X00RitpeiNkCzyGFQ=");
  }

  /** Means something where the vendor's documents are there; elsewhere nothing is checked. */
  @Test
  void everydayRequestsKeepToTheVendorsDescription() {
    start(RatePlan.ENTERPRISE, emulator.requestCheck());
    String cart = cart();
    int promotion =
        id(
            store.post(
                "/v3/promotions",
                """
                {"name":"Five off","redemption_type":"COUPON","coupon_type":"BULK",
                 "currency_code":"USD","rules":[{"action":{"cart_value":{"discount":
                 {"fixed_amount":"5"}}},"apply_once":true,"stop":false,
                 "condition":{"cart":{"minimum_spend":"5"}}}]}"""));
    int order = shop.orders().get(0).id();
    Set<Integer> statuses = new HashSet<>();
    for (String path :
        List.of(
            "/v2/time",
            "/v2/store",
            "/v2/currencies",
            "/v2/customer_groups",
            "/v2/order_statuses",
            "/v2/orders?sort=date_modified:asc&limit=250&page=1&min_date_modified="
                + "2026-01-01T00%3A00%3A00%2B00%3A00&include=consignments,"
                + "consignments.line_items,fees&consignment_structure=object",
            "/v2/orders/count?status_id=10",
            "/v2/orders/" + order + "?include=fees",
            "/v2/orders/" + order + "/products?page=1&limit=50",
            "/v2/orders/" + order + "/coupons",
            "/v3/orders/" + order + "/payment_actions/refunds",
            "/v3/orders/" + order + "/transactions",
            "/v3/orders/payment_actions/refunds?created:min=2026-01-01T00%3A00%3A00%2B00%3A00"
                + "&limit=50&page=1",
            "/v3/customers?email:in=member1@example.com&include=storecredit,attributes",
            "/v3/customers?sort=date_modified:asc&date_modified:min=2024-05-14T09:34:00",
            "/v3/customers/subscribers?email=member2@example.com",
            "/v3/customers/attribute-values?customer_id:in=7",
            "/v3/orders/" + order + "/metafields?namespace=loyalty&key=k",
            "/v2/coupons?code=TEN",
            "/v2/gift_certificates?code=ABC",
            "/v3/promotions?redemption_type=coupon&status=ENABLED",
            "/v3/hooks?scope=store/order/*",
            "/v3/channels",
            "/v3/carts/" + cart,
            "/v3/checkouts/" + cart,
            "/v3/promotions/codes?code=LOY-1")) {
      statuses.add(store.get(path).status());
    }
    store.post(
        "/v3/promotions/" + promotion + "/codes",
        "{\"code\":\"LOY-1\",\"max_uses\":1,\"max_uses_per_customer\":1}");
    store.post("/v3/checkouts/" + cart + "/coupons", "{\"coupon_code\":\"LOY-1\",\"version\":1}");
    store.post(
        "/v3/orders/" + order + "/metafields",
        "{\"permission_set\":\"app_only\",\"namespace\":\"loyalty\",\"key\":\"k\",\"value\":\"1\"}");
    store.post(
        "/v3/checkouts/" + cart + "/discounts",
        "{\"cart\":{\"discounts\":[{\"discounted_amount\":3}]},\"version\":2}");
    store.delete("/v3/checkouts/" + cart + "/coupons/LOY-1");
    store.post("/v3/checkouts/" + cart + "/orders", "");
    store.post(
        "/v3/customers",
        "[{\"email\":\"new@example.com\",\"first_name\":\"N\",\"last_name\":\"M\","
            + "\"trigger_account_created_notification\":false}]");
    store.post(
        "/v3/customers/subscribers",
        "{\"email\":\"other@example.com\",\"source\":\"custom\",\"channel_id\":1,"
            + "\"consents\":[\"marketing_newsletter\"]}");
    store.post(
        "/v2/coupons",
        "{\"name\":\"T\",\"code\":\"TEN\",\"type\":\"per_total_discount\",\"amount\":\"10\","
            + "\"max_uses\":1,\"applies_to\":{\"entity\":\"categories\",\"ids\":[0]}}");
    store.post(
        "/v3/hooks",
        "{\"scope\":\"store/order/*\",\"destination\":\"https://shop.example.com/hook\","
            + "\"is_active\":true,\"headers\":{\"X-Secret\":\"s\"}}");
    store.put("/v3/customers", "[{\"id\":7,\"customer_group_id\":2}]");
    store.put("/v3/customers/subscribers/1", "{\"email\":\"member1@example.com\",\"consents\":[]}");
    assertThat(server.violations()).isEmpty();
    assertThat(statuses).containsOnly(200, 204);
  }
}
