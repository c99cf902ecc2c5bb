package dev.stampbook.examples.storefront.systems;

import dev.stampbook.http.Secret;
import dev.stampbook.leat.Leat;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.Sandbox;

/** Opens Leat with credits that the SDK computes. */
final class LeatClient {

  private LeatClient() {}

  static ProviderClient open(Sandbox sandbox) {
    Leat leat =
        Leat.builder()
            .personalAccessToken(
                Secret.of(Credentials.of(sandbox, "leat", "personal_access_token")))
            .shopUuid(Credentials.of(sandbox, "leat", "shop_uuid"))
            .baseUrl(sandbox.url("leat"))
            .build();
    return new ProviderClient(leat, PointsPolicy.perUnit(1));
  }
}
