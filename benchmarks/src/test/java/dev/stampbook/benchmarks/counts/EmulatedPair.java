package dev.stampbook.benchmarks.counts;

import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.BigCommerceCredentials;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.Store;
import dev.stampbook.http.Secret;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.BigCommerceSide;
import dev.stampbook.sandbox.world.SmileSide;
import dev.stampbook.sandbox.world.World;
import dev.stampbook.smile.Smile;
import dev.stampbook.smile.SmileEarning;
import java.time.Duration;
import java.util.Map;

/** An emulated shop at BigCommerce and its points at Smile, over HTTP, nothing going wrong. */
final class EmulatedPair implements AutoCloseable {

  private static final long SEED = 7;

  /** Longer than the emulated shop exists, so that every sync reads all of it again. */
  private static final Duration EVERYTHING = Duration.ofDays(400);

  private final Sandbox sandbox;

  EmulatedPair(int orders) {
    sandbox =
        World.of(
                new World.Plan(SEED, orders, FaultPlan.Level.NONE),
                BigCommerceSide::make,
                SmileSide::make)
            .idleLimit(Duration.ofMinutes(5))
            .start();
  }

  LoyaltyProgram program(Store store) {
    return LoyaltyProgram.builder()
        .provider(
            Smile.builder()
                .apiKey(Secret.of(credential("smile", "api_key")))
                .baseUrl(sandbox.url("smile"))
                .earning(SmileEarning.SDK_LEDGER)
                .maxRequestsPerSecond(1_000)
                .build())
        .orders(
            BigCommerce.builder()
                .credentials(
                    BigCommerceCredentials.of(
                        credential("bigcommerce", "store_hash"),
                        Secret.of(credential("bigcommerce", "access_token"))))
                .baseUrl(sandbox.url("bigcommerce"))
                .maxRequestsPerSecond(1_000)
                .overlap(EVERYTHING)
                .build()
                .orders())
        .policy(PointsPolicy.perUnit(1).negativeBalance(NegativeBalance.CLAMP_DEBT))
        .store(store)
        .build();
  }

  Map<String, Long> calls(String system) {
    return sandbox.server(system).calls().byOperation();
  }

  private String credential(String system, String name) {
    return sandbox.server(system).emulator().credentials().get(name);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
