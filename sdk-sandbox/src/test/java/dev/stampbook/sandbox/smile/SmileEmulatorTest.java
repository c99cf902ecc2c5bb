package dev.stampbook.sandbox.smile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.SandboxCoupon;
import dev.stampbook.sandbox.smile.SmileClient.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmileEmulatorTest {

  private static final Instant START = Instant.parse("2026-02-10T18:04:11.507Z");
  private static final String KEY = "api_test";
  private static final String APP = "app_test";

  private final SandboxClock clock = SandboxClock.virtual(START);
  private final List<SandboxCoupon> coupons = new ArrayList<>();
  private final SmileEmulator emulator = open().unlimitedQuota().build();
  private final SmileAccount account = emulator.account();
  private final SmileClient client = new SmileClient(emulator, KEY);

  private SmileEmulator.Builder open() {
    return SmileEmulator.builder()
        .clock(clock)
        .coupons(coupons::add)
        .token(SmileToken.apiKey(KEY))
        .token(SmileToken.oauth(APP));
  }

  @Test
  void refusesWrongTokensMissingScopesAndKeysOnOauthOnlyOperations() {
    SmileEmulator narrow =
        open()
            .token(SmileToken.apiKey("api_narrow").withScopes(Set.of("points_transaction:write")))
            .build();
    SmileClient limited = new SmileClient(narrow, "api_narrow");

    assertThat(new SmileClient(narrow, "wrong").get("/customers").status()).isEqualTo(401);
    assertThat(limited.get("/customers").status()).isEqualTo(403);
    assertThat(limited.get("/points_transactions").status()).isEqualTo(200);
    EmulatorRequest nameless =
        new EmulatorRequest("GET", "/v1/customers", Map.of(), Map.of(), new byte[0]);
    assertThat(narrow.handle(nameless).status()).isEqualTo(401);

    String identity = "{'customer_identity':{'email':'New@example.com','distinct_id':'bc-1'}}";
    Answer refused = client.post("/customer_identities/create_or_update", identity);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("error").fieldNames())
        .toIterable()
        .containsExactly("message", "request_id");
    assertThat(account.customer("new@example.com")).isEmpty();
    assertThat(client.post("/events", "{}").status()).isEqualTo(403);
  }

  @Test
  void appLinksIdentitiesOnceAndNeverChangesAKnownCustomer() {
    SmileClient app = new SmileClient(emulator, APP);
    String path = "/customer_identities/create_or_update";
    String first =
        "{'customer_identity':{'email':'new@example.com','distinct_id':'bc-1','first_name':'A'}}";

    Answer made = app.post(path, first);
    Answer again = app.post(path, first.replace("new@", "other@"));

    assertThat(List.of(made.status(), again.status())).isEqualTo(List.of(201, 200));
    long customer = made.body().at("/customer_identity/customer_id").asLong();
    assertThat(again.body().at("/customer_identity/customer_id").asLong()).isEqualTo(customer);
    assertThat(account.customer("other@example.com")).isEmpty();
    assertThat(app.get("/customers/" + customer).body().at("/customer/state").asText())
        .isEqualTo("candidate");
  }

  @Test
  void findsCustomersByEmailInAnyCaseAndSeveralOfThem() {
    long first = account.addCustomer("Member1@example.com");
    long second =
        account.addCustomer(
            "member1@example.com",
            Optional.of("B"),
            Optional.empty(),
            SmileCustomer.State.CANDIDATE);
    account.addCustomer("member2@example.com");

    Answer found = client.get("/customers", "email", "MEMBER1@EXAMPLE.COM");
    assertThat(numbers(found.body(), "customers")).containsExactly(second, first);
    Answer members = client.get("/customers", "email", "member1@example.com", "state", "member");
    assertThat(numbers(members.body(), "customers")).containsExactly(first);
    assertThat(account.customer("member1@example.com").orElseThrow().id()).isEqualTo(first);

    SmileEmulator exact = open().caseSensitiveEmailFilter().build();
    exact.account().addCustomer("Member1@example.com");
    SmileClient strict = new SmileClient(exact, KEY);
    assertThat(strict.get("/customers", "email", "member1@example.com").body().path("customers"))
        .isEmpty();
    assertThat(strict.get("/customers", "email", "Member1@example.com").body().path("customers"))
        .hasSize(1);
  }

  @Test
  void keepsALedgerWhoseSumIsTheBalanceAndRefusesToGoBelowZero() {
    long customer = account.addCustomer("member1@example.com");

    Answer earned = transact(customer, 84, "sdk:v1:earn:order:10045");
    assertThat(earned.status()).isEqualTo(201);
    assertThat(earned.body().at("/points_transaction/created_at").asText())
        .isEqualTo("2026-02-10T18:04:11.507Z");
    Answer tooMuch = transact(customer, -85, "take");
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.body().at("/error/message").asText()).isNotEmpty();
    assertThat(tooMuch.body().at("/error/request_id").asText()).isNotEmpty();
    assertThat(transact(customer, 0, "nothing").status()).isEqualTo(422);
    assertThat(transact(customer, -80, "take").status()).isEqualTo(201);

    assertThat(account.balance("MEMBER1@example.com")).isEqualTo(OptionalLong.of(4));
    assertThat(account.ledger(customer)).extracting(SmileEntry::change).containsExactly(84L, -80L);
    assertThat(account.appliedWrites()).isEqualTo(2);
    assertThat(client.get("/customers/" + customer).body().at("/customer/points_balance").asLong())
        .isEqualTo(4);
    long entry = earned.body().at("/points_transaction/id").asLong();
    assertThat(client.get("/points_transactions/" + entry).body().path("points_transaction"))
        .isEqualTo(earned.body().path("points_transaction"));
  }

  @Test
  void countsReferencesThatWereAppliedTwice() {
    long customer = account.addCustomer("member1@example.com");
    transact(customer, 5, "ref-1");
    transact(customer, 5, "ref-2");
    assertThat(account.repeatedNotes()).isEmpty();
    transact(customer, 5, "ref-1");
    assertThat(account.repeatedNotes()).isEqualTo(Map.of("ref-1", 2));
    assertThat(account.pointsTotal()).isEqualTo(15);
  }

  @Test
  void refusesTransactionsThatAreMalformedOrForNobody() {
    assertThat(client.post("/points_transactions", "{'customer_id':1,'points_change':5}").status())
        .isEqualTo(400);
    assertThat(client.post("/points_transactions", "{'points_transaction':{}}").status())
        .isEqualTo(400);
    assertThat(client.post("/points_transactions", "[").status()).isEqualTo(400);
    assertThat(transact(1, 5, "nobody").status()).isEqualTo(404);
    assertThat(client.get("/customers/1").status()).isEqualTo(404);
    assertThat(client.get("/points_transactions", "limit", "251").status()).isEqualTo(400);
    assertThat(client.get("/points_transactions", "cursor", "mine").status()).isEqualTo(400);
  }

  @Test
  void pagesOverTheLedgerNewestFirstWithoutLossWhileNewLinesArrive() {
    long customer = account.addCustomer("member1@example.com");
    long other = account.addCustomer("member2@example.com");
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < 620; i++) {
      account.adjust(other, 1, "");
      expected.add(0, account.adjust(customer, 1, "").id());
    }

    List<Long> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String number = String.valueOf(customer);
    String cursor = "";
    String back = "";
    do {
      JsonNode page =
          client
              .get("/points_transactions", "customer_id", number, "limit", "250", "cursor", cursor)
              .body();
      seen.addAll(numbers(page, "points_transactions"));
      sizes.add(page.path("points_transactions").size());
      account.adjust(customer, 1, "arrives meanwhile");
      cursor = page.at("/metadata/next_cursor").asText("");
      back = page.at("/metadata/previous_cursor").asText("");
    } while (!cursor.isEmpty());

    assertThat(sizes).containsExactly(250, 250, 120);
    assertThat(seen).isEqualTo(expected);
    JsonNode previous =
        client
            .get("/points_transactions", "customer_id", number, "limit", "250", "cursor", back)
            .body();
    assertThat(numbers(previous, "points_transactions")).isEqualTo(expected.subList(250, 500));
  }

  @Test
  void writesTheLastPageAsNullAndAsEmptyTextInTurn() {
    List<JsonNode> none = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      none.add(client.get("/customers").body().at("/metadata/next_cursor"));
    }

    assertThat(none).extracting(JsonNode::asText).containsExactlyInAnyOrder("null", "");
  }

  @Test
  void updatedAtMinIsInclusiveForTransactionsAndExclusiveForCustomers() {
    long customer = account.addCustomer("member1@example.com");
    account.adjust(customer, 1, "");
    clock.advance(Duration.ofSeconds(1));
    account.adjust(customer, 1, "");
    String later = "2026-02-10T18:04:12.507Z";

    assertThat(sizeSince("points_transactions", START.toString())).isEqualTo(2);
    assertThat(sizeSince("points_transactions", later)).isEqualTo(1);
    assertThat(sizeSince("points_transactions", "2026-02-10T18:04:12.508Z")).isZero();
    assertThat(sizeSince("customers", START.toString())).isZero();
    assertThat(sizeSince("customers", "2026-02-10T18:04:11.506Z")).isEqualTo(1);
  }

  @Test
  void newLinesStayInvisibleForTheSetDelayWhileTheBalanceChangesAtOnce() {
    SmileEmulator slow = open().visibilityDelay(Duration.ofSeconds(2)).build();
    long customer = slow.account().addCustomer("member1@example.com");
    long entry = slow.account().adjust(customer, 7, "").id();
    SmileClient reader = new SmileClient(slow, KEY);

    assertThat(reader.get("/points_transactions").body().path("points_transactions")).isEmpty();
    assertThat(reader.get("/points_transactions/" + entry).status()).isEqualTo(404);
    assertThat(reader.get("/customers/" + customer).body().at("/customer/points_balance").asLong())
        .isEqualTo(7);
    clock.advance(Duration.ofSeconds(2));
    assertThat(reader.get("/points_transactions").body().path("points_transactions")).hasSize(1);
    assertThat(reader.get("/points_transactions/" + entry).status()).isEqualTo(200);
  }

  @Test
  void quotaIsTenPerSecondAndTokenAndComesBackASecondLater() {
    SmileEmulator limited = open().build();
    SmileClient key = new SmileClient(limited, KEY);
    SmileClient app = new SmileClient(limited, APP);
    for (int i = 0; i < 10; i++) {
      assertThat(key.get("/vip_tiers").status()).as("call " + i).isEqualTo(200);
    }
    clock.advance(Duration.ofMillis(600));
    Answer refused = key.get("/vip_tiers");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body().has("error")).isTrue();
    assertThat(app.get("/vip_tiers").status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(999));
    assertThat(key.get("/customers").status()).isEqualTo(429);
    clock.advance(Duration.ofMillis(1));
    assertThat(key.get("/vip_tiers").status()).isEqualTo(200);
  }

  @Test
  void sellsFixedProductsTogetherWithACodeTheShopKnows() {
    long customer = account.addCustomer("member1@example.com");
    long product =
        account.addProduct(
            SmileProduct.fixed(
                "5 off coupon", 500, SandboxCoupon.Kind.AMOUNT_OFF, new BigDecimal("5.00")));
    account.adjust(customer, 600, "start");
    String body = "{'customer_id':" + customer + "}";
    String path = "/points_products/" + product + "/purchase";

    Answer bought = client.post(path, body);
    assertThat(bought.status()).isEqualTo(201);
    JsonNode purchase = bought.body().path("points_purchase");
    assertThat(purchase.path("points_spent").asLong()).isEqualTo(500);
    String code = purchase.at("/reward_fulfillment/code").asText();
    assertThat(coupons)
        .containsExactly(
            new SandboxCoupon(
                code,
                "5 off coupon",
                SandboxCoupon.Kind.AMOUNT_OFF,
                new BigDecimal("5.00"),
                Optional.empty()));
    assertThat(account.ledger(customer)).extracting(SmileEntry::change).contains(-500L);

    assertThat(client.post(path, body).status()).isEqualTo(422);
    assertThat(account.balance("member1@example.com")).isEqualTo(OptionalLong.of(100));
    assertThat(coupons).hasSize(1);
    assertThat(client.post("/points_products/1/purchase", body).status()).isEqualTo(404);
    assertThat(client.post(path, body.replace("}", ",'points_to_spend':500}")).status())
        .isEqualTo(422);
  }

  @Test
  void sellsVariableProductsInStepsWithinTheirBounds() {
    long customer = account.addCustomer("member1@example.com");
    long product =
        account.addProduct(
            SmileProduct.variable(
                "Order discount",
                new SmileProduct.Exchange(100, 1, OptionalLong.of(200), OptionalLong.of(1000))));
    account.adjust(customer, 5000, "start");

    assertThat(spend(customer, product, "").status()).isEqualTo(400);
    for (String wrong : List.of("100", "250", "1100")) {
      assertThat(spend(customer, product, wrong).status()).as(wrong).isEqualTo(422);
    }
    assertThat(spend(customer, product, "700").status()).isEqualTo(201);
    assertThat(account.balance("member1@example.com")).isEqualTo(OptionalLong.of(4300));
    assertThat(coupons).extracting(SandboxCoupon::value).containsExactly(new BigDecimal("7"));
    assertThat(
            client.get("/points_products", "exchange_type", "fixed").body().at("/points_products"))
        .isEmpty();
    assertThat(client.get("/points_products/" + product).status()).isEqualTo(200);
  }

  @Test
  void codeIsUsedOnceTheShopReportsIt() {
    long customer = account.addCustomer("member1@example.com");
    long product =
        account.addProduct(
            SmileProduct.fixed(
                "Free shipping", 10, SandboxCoupon.Kind.FREE_SHIPPING, BigDecimal.ZERO));
    account.adjust(customer, 20, "start");
    client.post("/points_products/" + product + "/purchase", "{'customer_id':" + customer + "}");
    String number = String.valueOf(customer);
    clock.advance(Duration.ofMinutes(5));

    assertThat(account.couponUsed("of another system")).isFalse();
    assertThat(usage(number, "unused")).hasSize(1);
    assertThat(account.couponUsed(coupons.get(0).code())).isTrue();
    assertThat(usage(number, "unused")).isEmpty();
    JsonNode used = usage(number, "used").get(0);
    assertThat(used.path("used_at").asText()).isEqualTo("2026-02-10T18:09:11.507Z");
    assertThat(account.couponUsed(coupons.get(0).code())).isTrue();
    assertThat(sizeSince("reward_fulfillments", START.toString())).isEqualTo(1);
  }

  @Test
  void recordsAnActivityOncePerDistinctIdForExactlyOneCustomer() {
    long customer = account.addCustomer("member1@example.com");
    account.addActivity("activity_0a1b", "Watch a video", 25);
    String byMail =
        "{'activity':{'token':'activity_0a1b','customer_email':'member1@example.com',"
            + "'distinct_id':'10045','created_on_origin_at':'2026-02-10T17:59:00Z'}}";

    assertThat(client.post("/activities", byMail).status()).isEqualTo(201);
    assertThat(client.post("/activities", byMail).status()).isEqualTo(422);
    assertThat(client.post("/activities", byMail.replace("_0a1b", "_none")).status())
        .isEqualTo(422);
    assertThat(
            client
                .post("/activities", byMail.replace("'token'", "'customer_id':1,'token'"))
                .status())
        .isEqualTo(400);
    assertThat(account.ledger(customer)).extracting(SmileEntry::change).containsExactly(25L);
  }

  @Test
  void tiersFollowThePointsEarnedAndComeWithTheCustomerOnRequest() {
    long customer = account.addCustomer("member1@example.com");
    long gold = account.addTier("Gold", new BigDecimal("500"), List.of("Early access"));
    long silver = account.addTier("Silver", new BigDecimal("250"), List.of());
    account.adjust(customer, 412, "earned");
    account.adjust(customer, -400, "spent");

    assertThat(numbers(client.get("/vip_tiers", "include", "perks").body(), "vip_tiers"))
        .containsExactly(silver, gold);
    JsonNode deep =
        client
            .get(
                "/customers/" + customer, "include", "vip_status.vip_tier,vip_status.next_vip_tier")
            .body()
            .path("customer");
    assertThat(deep.path("vip_tier_id").asLong()).isEqualTo(silver);
    assertThat(deep.at("/vip_status/vip_tier/name").asText()).isEqualTo("Silver");
    assertThat(deep.at("/vip_status/next_vip_tier/name").asText()).isEqualTo("Gold");
    assertThat(deep.at("/vip_status/delta_to_next_vip_tier").decimalValue())
        .isEqualByComparingTo("88");
    assertThat(client.get("/customers/" + customer).body().path("customer").has("vip_status"))
        .isFalse();
  }

  @Test
  void nativeOrdersAreOffUnlessTheMerchantSwitchesThemOn() {
    account.addCustomer("member1@example.com");
    assertThat(account.orderPaid("member1@example.com", new BigDecimal("43.99"))).isEmpty();
    assertThat(client.get("/earning_rules").body().path("earning_rules")).isEmpty();

    SmileEmulator on = open().nativeOrders(new BigDecimal("5"), BigDecimal.ONE).build();
    on.account().addCustomer("member1@example.com");
    assertThat(on.account().orderPaid("member1@example.com", new BigDecimal("43.99")))
        .hasValueSatisfying(entry -> assertThat(entry.change()).isEqualTo(219));
    assertThat(on.account().orderPaid("guest@example.com", new BigDecimal("43.99"))).isEmpty();
    assertThat(new SmileClient(on, KEY).get("/earning_rules").body().at("/earning_rules/0/name"))
        .hasToString("\"Place an order\"");
  }

  @Test
  void settingsTellTheNameOfPointsUnlessThereIsNoProgram() {
    assertThat(client.get("/points_settings").body().at("/points_settings/points_label/other"))
        .hasToString("\"Points\"");
    assertThat(client.get("/referral_settings").status()).isEqualTo(200);
    SmileEmulator without = open().withoutPointsProgram().build();
    assertThat(new SmileClient(without, KEY).get("/points_settings").status()).isEqualTo(404);
  }

  private Answer transact(long customer, long change, String note) {
    return client.post(
        "/points_transactions",
        "{'points_transaction':{'customer_id':%d,'points_change':%d,'internal_note':'%s'}}"
            .formatted(customer, change, note));
  }

  private Answer spend(long customer, long product, String points) {
    String extra = points.isEmpty() ? "" : ",'points_to_spend':" + points;
    return client.post(
        "/points_products/" + product + "/purchase", "{'customer_id':" + customer + extra + "}");
  }

  private JsonNode usage(String customer, String status) {
    return client
        .get("/reward_fulfillments", "customer_id", customer, "usage_status", status)
        .body()
        .path("reward_fulfillments");
  }

  private int sizeSince(String list, String since) {
    return client.get("/" + list, "updated_at_min", since).body().path(list).size();
  }

  private static List<Long> numbers(JsonNode body, String list) {
    List<Long> numbers = new ArrayList<>();
    body.path(list).forEach(row -> numbers.add(row.path("id").asLong()));
    return numbers;
  }
}
