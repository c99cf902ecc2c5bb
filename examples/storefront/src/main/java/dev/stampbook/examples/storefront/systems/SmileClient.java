package dev.stampbook.examples.storefront.systems;

import dev.stampbook.http.Secret;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.smile.Smile;
import dev.stampbook.smile.SmileEarning;

/** Opens Smile as an installed app, which may create members. */
final class SmileClient {

  private SmileClient() {}

  static ProviderClient open(Sandbox sandbox) {
    Smile smile =
        Smile.builder()
            .accessToken(Secret.of(Credentials.of(sandbox, "smile", "oauth_token")))
            .earning(SmileEarning.SDK_LEDGER)
            .baseUrl(sandbox.url("smile"))
            .build();
    return new ProviderClient(
        smile, PointsPolicy.perUnit(1).negativeBalance(NegativeBalance.CLAMP_DEBT));
  }
}
