package dev.stampbook.bigcommerce;

import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.EmulatorServer;
import dev.stampbook.sandbox.FaultPlan;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** An emulated store behind real HTTP, and a client for it. */
final class TestStore implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  final SandboxClock clock = SandboxClock.virtual(NOW);
  final Shop shop;
  final BigCommerceEmulator emulator;
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
    Emulator served = new Rewritten(emulator, lists);
    this.server = EmulatorServer.start(served, FaultPlan.none(), emulator.requestCheck(), 0);
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
        .http(TestStore::quick)
        .clock(clock);
  }

  private static HttpSettings.Builder quick(HttpSettings.Builder http) {
    return http.time(new NoWaiting());
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
    server.close();
  }

  /** A clock that moves on by itself where a client would wait, so that tests take no time. */
  private static final class NoWaiting implements TimeSource {

    private final AtomicLong slept = new AtomicLong();

    @Override
    public Instant now() {
      return NOW.plusNanos(slept.get());
    }

    @Override
    public long nanoTime() {
      return slept.get();
    }

    @Override
    public void sleep(Duration duration) {
      slept.addAndGet(duration.toNanos());
    }
  }

  private record Rewritten(BigCommerceEmulator emulator, UnaryOperator<String> lists)
      implements Emulator {

    @Override
    public String system() {
      return emulator.system();
    }

    @Override
    public String basePath() {
      return emulator.basePath();
    }

    @Override
    public EmulatorResponse handle(EmulatorRequest request) {
      EmulatorResponse answer = emulator.handle(request);
      if (!request.path().endsWith("/v2/orders") || answer.status() != 200) {
        return answer;
      }
      String changed = lists.apply(new String(answer.body(), StandardCharsets.UTF_8));
      return new EmulatorResponse(200, answer.headers(), changed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public EmulatorResponse tooManyRequests() {
      return emulator.tooManyRequests();
    }

    @Override
    public EmulatorResponse serverError(int status) {
      return emulator.serverError(status);
    }
  }
}
