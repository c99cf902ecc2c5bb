package dev.stampbook.examples.storefront.systems;

import dev.stampbook.http.Secret;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.SpringbigSide;
import dev.stampbook.springbig.EntryFields;
import dev.stampbook.springbig.RewardFields;
import dev.stampbook.springbig.Route;
import dev.stampbook.springbig.Springbig;
import dev.stampbook.springbig.api.JsonPointer;
import java.net.URI;

/**
 * Opens Springbig. The routes are those the emulator invents, because Springbig documents none of them: a real merchant enters what
 * Springbig tells them, and leaves out the rest.
 */
final class SpringbigClient {

  private SpringbigClient() {}

  static ProviderClient open(Sandbox sandbox) {
    URI host = sandbox.url("springbig");
    Springbig springbig =
        Springbig.builder()
            .partnerKey(Secret.of(Credentials.of(sandbox, "springbig", "partner_key")))
            .authToken(Secret.of(Credentials.of(sandbox, "springbig", "auth_token")))
            .posType(SpringbigSide.POS_TYPE)
            .posBaseUrl(URI.create(trimmed(host) + "/pos/v1"))
            .generalBaseUrl(URI.create(trimmed(host) + "/general/v1"))
            .balanceRoute(Route.parse("GET members/{pos_user} pos_type={pos_type}"))
            .balanceField(JsonPointer.of("/wallet/points"))
            .findVisitRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
            .findReversalRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
            .reverseRoute(
                Route.parse(
                    "POST reversals pos_user={pos_user} pos_type={pos_type} pos_id={pos_id} points={points}"))
            .rewardsRoute(Route.parse("GET rewards"))
            .rewardFields(RewardFields.backOffice())
            .redeemRoute(
                Route.parse(
                    "POST redemptions redemption.pos_user={pos_user} redemption.pos_type={pos_type}"
                        + " redemption.pos_id={redemption_id} redemption.reward_id={reward_id}"))
            .findRedemptionRoute(
                Route.parse("GET redemptions pos_type={pos_type} pos_id={redemption_id}"))
            .redemptionFields(EntryFields.echoed().cancelledAt(JsonPointer.of("/cancelled")))
            .cancelRedemptionRoute(Route.parse("DELETE redemptions/{issue_id}"))
            .build();
    return new ProviderClient(springbig, PointsPolicy.perUnit(1).refunds(RefundMethod.NONE));
  }

  private static String trimmed(URI host) {
    return host.toString().replaceAll("/+$", "");
  }
}
