package dev.stampbook.examples;

import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.Store;
import dev.stampbook.http.Secret;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.smile.Smile;
import dev.stampbook.smile.SmileEarning;
import java.nio.file.Path;

/** The ten lines of the README: catches up once. Expects the two credential files beside it. */
public final class OrdersBecomePoints {

  private OrdersBecomePoints() {}

  /** Runs the example. */
  public static void main(String[] arguments) {
    Smile smile =
        Smile.builder()
            .apiKey(Secret.fromFile(Path.of("smile-key.txt")))
            .earning(SmileEarning.SDK_LEDGER)
            .build();
    BigCommerce shop =
        BigCommerce.builder().credentials(Path.of("BigCommerceAPI-credentials.txt")).build();

    try (Store store = Store.embedded(Path.of("stampbook.db"));
        LoyaltyProgram program =
            LoyaltyProgram.builder()
                .provider(smile)
                .orders(shop.orders())
                .discounts(shop.discounts())
                .policy(PointsPolicy.perUnit(1).negativeBalance(NegativeBalance.CLAMP_DEBT))
                .store(store)
                .build()) {
      System.out.println(program.sync().text());
    }
  }
}
