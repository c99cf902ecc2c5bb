package dev.stampbook.examples.storefront.systems;

import dev.stampbook.http.Secret;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.splio.Splio;
import dev.stampbook.splio.SplioEarning;
import org.joda.money.CurrencyUnit;

/** Opens Splio with points credited one order at a time. */
final class SplioClient {

  private static final long PROGRAM = 7;

  private SplioClient() {}

  static ProviderClient open(Sandbox sandbox) {
    Splio splio =
        Splio.builder()
            .apiKey(Secret.of(Credentials.of(sandbox, "splio", "api_key")))
            .program(PROGRAM)
            .earning(SplioEarning.CREDIT)
            .negativeCredit()
            .rewardCurrency(CurrencyUnit.USD)
            .baseUrl(sandbox.url("splio"))
            .build();
    return new ProviderClient(splio, PointsPolicy.perUnit(1));
  }
}
