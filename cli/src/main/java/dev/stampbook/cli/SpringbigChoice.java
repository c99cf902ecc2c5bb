package dev.stampbook.cli;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.http.Secret;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.sandbox.world.ProviderSide;
import dev.stampbook.sandbox.world.SpringbigSide;
import dev.stampbook.springbig.EntryFields;
import dev.stampbook.springbig.PartialRefunds;
import dev.stampbook.springbig.RewardFields;
import dev.stampbook.springbig.Route;
import dev.stampbook.springbig.Springbig;
import dev.stampbook.springbig.SpringbigBuilder;
import dev.stampbook.springbig.api.JsonPointer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Springbig, with the SDK as the earning owner; in the sandbox with every route the emulator invents. */
final class SpringbigChoice implements ProviderChoice {

  @Override
  public String name() {
    return "springbig";
  }

  @Override
  public String title() {
    return "Springbig";
  }

  @Override
  public ProviderSide.Maker side() {
    return SpringbigSide::make;
  }

  @Override
  public LoyaltyProvider inSandbox(SandboxSystem system) {
    SpringbigBuilder springbig =
        Springbig.builder()
            .partnerKey(system.secret("partner_key"))
            .authToken(system.secret("auth_token"))
            .posType(SpringbigSide.POS_TYPE)
            .posBaseUrl(SpringbigSettings.pos(system.url()))
            .generalBaseUrl(SpringbigSettings.general(system.url()))
            .maxRequestsPerSecond(1_000)
            .lookups(
                new LookupSchedule(
                    List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(500)), 5));
    return allRoutes(springbig).partialRefundPolicy(PartialRefunds.PROPORTIONAL).build();
  }

  private static SpringbigBuilder allRoutes(SpringbigBuilder springbig) {
    return redeeming(
        springbig
            .balanceRoute(Route.parse("GET members/{pos_user} pos_type={pos_type}"))
            .balanceField(JsonPointer.of("/wallet/points"))
            .findVisitRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
            .findReversalRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
            .reverseRoute(
                Route.parse(
                    "POST reversals pos_user={pos_user} pos_type={pos_type} pos_id={pos_id} points={points}")));
  }

  private static SpringbigBuilder redeeming(SpringbigBuilder springbig) {
    return springbig
        .rewardsRoute(Route.parse("GET rewards"))
        .rewardFields(RewardFields.backOffice())
        .redeemRoute(
            Route.parse(
                "POST redemptions redemption.pos_user={pos_user} redemption.pos_type={pos_type}"
                    + " redemption.pos_id={redemption_id} redemption.reward_id={reward_id}"))
        .findRedemptionRoute(
            Route.parse("GET redemptions pos_type={pos_type} pos_id={redemption_id}"))
        .redemptionFields(EntryFields.echoed().cancelledAt(JsonPointer.of("/cancelled")))
        .cancelRedemptionRoute(Route.parse("DELETE redemptions/{issue_id}"));
  }

  /** Springbig's rule through ECOM: the price without tax and shipping; partial refunds take nothing. */
  @Override
  public PointsPolicy preset(BigDecimal pointsPerUnit) {
    return PointsPolicy.perUnit(pointsPerUnit).refunds(RefundMethod.NONE);
  }

  /** Every route is there, so partial refunds can take their share back. */
  @Override
  public PointsPolicy demoPolicy() {
    return preset(BigDecimal.ONE).refunds(RefundMethod.PROPORTIONAL);
  }

  @Override
  public String truth() {
    return "refunds=proportional";
  }

  @Override
  public Set<String> settings() {
    return SpringbigSettings.NAMES;
  }

  @Override
  public LoyaltyProvider configured(Settings settings) {
    return new SpringbigSettings(settings).open();
  }

  @Override
  public List<Variant> variants() {
    return List.of(
        variant("", springbig -> springbig),
        variant(
            "springbig.routes.balance and springbig.fields.balance",
            springbig ->
                springbig
                    .balanceRoute(Route.parse("GET members/{pos_user}"))
                    .balanceField(JsonPointer.of("/points"))),
        variant(
            "springbig.routes.findVisit",
            springbig -> springbig.findVisitRoute(Route.parse("GET visits pos_id={pos_id}"))),
        variant(
            "springbig.routes.reverse",
            springbig -> springbig.reverseRoute(Route.parse("POST reversals points={points}"))),
        variant(
            "springbig.routes.adjustPoints",
            springbig -> springbig.adjustRoute(Route.parse("POST adjustments points={change}"))),
        variant(
            "springbig.routes.rewards and springbig.fields.reward",
            springbig ->
                springbig
                    .rewardsRoute(Route.parse("GET rewards"))
                    .rewardFields(RewardFields.backOffice())),
        variant(
            "springbig.routes.redeem",
            springbig -> springbig.redeemRoute(Route.parse("POST redemptions id={reward_id}"))),
        variant(
            "springbig.routes.cancelRedemption",
            springbig ->
                springbig.cancelRedemptionRoute(Route.parse("DELETE redemptions/{issue_id}"))),
        variant("springbig.earning=POS", springbig -> springbig.earning(EarningOwner.POS)));
  }

  private static Variant variant(String setting, UnaryOperator<SpringbigBuilder> change) {
    SpringbigBuilder nobody =
        Springbig.builder()
            .partnerKey(Secret.of("none"))
            .authToken(Secret.of("none"))
            .posType("none")
            .posBaseUrl(URI.create("https://api.example.com/pos/v1"));
    return new Variant(setting, change.apply(nobody).build());
  }
}
