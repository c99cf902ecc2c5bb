package dev.stampbook.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.shop.ExpectedPoints;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PointsRule;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopSeed;
import dev.stampbook.sandbox.world.BigCommerceSide;
import dev.stampbook.sandbox.world.ShopControl;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BigCommerceControlTest {

  @Test
  void anotherProcessChangesTheShopAndAsksForTheTruth() {
    SandboxClock clock = SandboxClock.virtual(Instant.parse("2026-02-01T00:00:00Z"));
    Shop shop = Shop.of(ShopSeed.of(2, 300));
    BigCommerceEmulator emulator =
        new BigCommerceEmulator(shop, BigCommerceSettings.standard(clock));
    try (Sandbox sandbox =
        ShopControl.addTo(Sandbox.builder().clock(clock), new BigCommerceSide(emulator, clock))
            .start()) {
      StoreClient control = new StoreClient(sandbox.controlUrl(), "none");

      JsonNode summary = control.get("/shop").json();
      assertThat(summary.path("orders").intValue()).isEqualTo(300);
      SortedMap<Integer, Long> before = truth(control, "");
      assertThat(before)
          .isEqualTo(ExpectedPoints.byCustomer(shop, PointsRule.standard()))
          .containsKeys(1, 75);
      assertThat(before.values()).anyMatch(points -> points > 0);

      JsonNode changes = control.post("/changes?count=120&seed=9&checkpoint=true", "").json();
      assertThat(changes.path("events").size()).isGreaterThan(120);
      assertThat(truth(control, "")).isNotEqualTo(before);
      PointsRule other =
          PointsRule.standard()
              .perUnit(new BigDecimal("2.5"))
              .counting(Set.of(PointsRule.Counted.TAX, PointsRule.Counted.SHIPPING))
              .refunding(PointsRule.Refunds.PROPORTIONAL)
              .rounding(RoundingMode.HALF_UP)
              .earningAt(Set.of(OrderStatus.COMPLETED));
      String query =
          "?points_per_unit=2.5&counting=tax,shipping&refunds=proportional&rounding=half_up"
              + "&earning=10";
      assertThat(truth(control, query)).isEqualTo(ExpectedPoints.byCustomer(shop, other));
      assertThat(control.get("/truth?earning=99").status()).isEqualTo(400);
      assertThat(control.post("/changes?count=-1", "").status()).isEqualTo(400);
    }
  }

  private static SortedMap<Integer, Long> truth(StoreClient control, String query) {
    SortedMap<Integer, Long> points = new TreeMap<>();
    for (JsonNode row : control.get("/truth" + query).json().path("customers")) {
      points.put(row.path("id").intValue(), row.path("points").longValue());
    }
    return points;
  }
}
