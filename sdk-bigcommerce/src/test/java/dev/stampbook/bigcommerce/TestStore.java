package dev.stampbook.bigcommerce;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.sandbox.EmulatorServer;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.bigcommerce.ApiAccount;
import dev.stampbook.sandbox.bigcommerce.BigCommerceEmulator;
import dev.stampbook.sandbox.bigcommerce.BigCommerceSettings;
import dev.stampbook.sandbox.bigcommerce.RatePlan;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** An emulated store behind real HTTP, and a client for it. */
final class TestStore implements AutoCloseable {

  static final Instant NOW = EmulatedSystem.START;

  final SandboxClock clock = EmulatedSystem.newClock();
  final Shop shop;
  final BigCommerceEmulator emulator;
  final EmulatedSystem system;
  final EmulatorServer server;

  TestStore(int orders) {
    this(orders, answer -> answer, List.of(ApiAccount.withAllScopes("sandbox-token")));
  }

  TestStore(int orders, List<ApiAccount> accounts) {
    this(orders, answer -> answer, accounts);
  }

  /** Serves a shop whose answers to order lists are rewritten first. */
  TestStore(int orders, UnaryOperator<String> lists, List<ApiAccount> accounts) {
    this.shop = Shop.of(ShopSeed.of(11, orders));
    this.emulator =
        new BigCommerceEmulator(
            shop,
            BigCommerceSettings.standard(clock)
                .withPlan(new RatePlan(1_000_000, Duration.ofSeconds(30)))
                .withAccounts(accounts));
    this.system = EmulatedSystem.start(emulator, clock);
    this.server = system.server();
    rewriteLists(lists);
  }

  /** Changes the lists of orders on their way out. */
  void rewriteLists(UnaryOperator<String> change) {
    system.tamper(
        (request, answer) ->
            request.path().endsWith("/v2/orders") && answer.status() == 200
                ? EmulatedSystem.json(200, change.apply(EmulatedSystem.text(answer.body())))
                : answer);
  }

  BigCommerce.Builder builder() {
    return BigCommerce.builder()
        .credentials(
            BigCommerceCredentials.of(
                "abc123",
                Secret.of("sandbox-token"),
                "sandbox-client",
                Secret.of("sandbox-client-secret")))
        .baseUrl(server.url())
        .maxRequestsPerSecond(100_000)
        .http(http -> http.time(system.time()))
        .clock(clock);
  }

  long calls() {
    return server.calls().total();
  }

  /** Sends what no client of ours sends: what shoppers and staff do. */
  String send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("X-Auth-Token", "sandbox-token")
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    system.close();
  }
}
