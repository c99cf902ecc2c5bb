package dev.stampbook.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.sandbox.EmulatorServer;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.bigcommerce.StoreClient.Answer;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs one emulated store over HTTP for the tests of its parts. */
abstract class EmulatedStore {

  static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  static final ApiAccount READER =
      new ApiAccount("reader", "reader-client", "s", Set.of("store_v2_orders_read_only"));

  final SandboxClock clock = SandboxClock.virtual(NOW);
  final Shop shop = Shop.of(ShopSeed.of(11, 400));
  final List<WebhookCall> webhooks = new ArrayList<>();
  final List<String> usedCodes = new ArrayList<>();
  BigCommerceEmulator emulator;
  EmulatorServer server;
  StoreClient store;

  @BeforeEach
  void start() {
    start(RatePlan.ENTERPRISE, RequestCheck.notRun("bad requests are part of the test"));
  }

  void start(RatePlan plan, RequestCheck check) {
    stop();
    BigCommerceSettings settings =
        BigCommerceSettings.standard(clock)
            .withPlan(plan)
            .withAccounts(List.of(ApiAccount.withAllScopes("sandbox-token"), READER));
    emulator = new BigCommerceEmulator(shop, settings);
    emulator.onWebhook(webhooks::add);
    emulator.onCouponUsed(usedCodes::add);
    server = EmulatorServer.start(emulator, FaultPlan.none(), check, 0);
    store = new StoreClient(server.url(), "sandbox-token");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  String cart() {
    Answer made =
        store.post(
            "/v3/carts",
            "{\"customer_id\":7,\"line_items\":[{\"product_id\":111,\"variant_id\":9001,"
                + "\"quantity\":2}],\"channel_id\":1}");
    assertThat(made.status()).isEqualTo(201);
    return made.json().path("data").path("id").textValue();
  }

  int convert(String cart) {
    return id(store.post("/v3/checkouts/" + cart + "/orders", ""));
  }

  static int id(Answer answer) {
    return answer.json().path("data").path("id").intValue();
  }
}
