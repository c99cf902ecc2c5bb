package dev.stampbook.springbig;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.Standing;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.springbig.SpringbigAccount;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import dev.stampbook.sandbox.springbig.SpringbigEntry;
import dev.stampbook.sandbox.springbig.SpringbigGroups;
import dev.stampbook.sandbox.springbig.SpringbigPerson;
import dev.stampbook.springbig.api.JsonPointer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** One emulated Springbig merchant behind real HTTP on the loopback address, and the provider for it. */
final class EmulatedSpringbig implements AutoCloseable {

  static final String TYPE = "examplepos";
  static final String KEY = "key_test";
  static final String TOKEN = "token_test";

  final SandboxClock clock = EmulatedSystem.newClock();
  final SpringbigAccount account;
  final SpringbigGroups groups;
  final EmulatedSystem system;

  EmulatedSpringbig() {
    this(UnaryOperator.identity());
  }

  EmulatedSpringbig(UnaryOperator<SpringbigEmulator.Builder> change) {
    SpringbigEmulator emulator =
        change
            .apply(
                SpringbigEmulator.builder().clock(clock).unlimitedQuota().credentials(KEY, TOKEN))
            .build();
    account = emulator.account();
    groups = emulator.groups();
    system = EmulatedSystem.start(emulator, clock);
  }

  /** Returns the provider with what is evidenced, and no route. */
  SpringbigBuilder evidenced() {
    return Springbig.builder()
        .partnerKey(Secret.of(KEY))
        .authToken(Secret.of(TOKEN))
        .posType(TYPE)
        .posBaseUrl(URI.create(system.url() + "/pos/v1"))
        .generalBaseUrl(URI.create(system.url() + "/general/v1"))
        .maxRequestsPerSecond(1_000)
        .http(http -> http.time(system.time()).jitterSeed(1));
  }

  /** Returns the provider with every route the emulator invents. */
  SpringbigBuilder routed() {
    return evidenced()
        .balanceRoute(Route.parse("GET members/{pos_user} pos_type={pos_type}"))
        .balanceField(JsonPointer.of("/wallet/points"))
        .findVisitRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
        .findReversalRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
        .findAdjustmentRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
        .reverseRoute(
            Route.parse(
                "POST reversals pos_user={pos_user} pos_type={pos_type} pos_id={pos_id} points={points}"))
        .adjustRoute(
            Route.parse(
                "POST adjustments pos_user={pos_user} pos_type={pos_type} pos_id={pos_id} points={change}"))
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
        .consentProofRoute(
            Route.parse(
                "POST consent_proofs pos_user={pos_user} pos_type={pos_type} act_id={act_id} channel={channel}"
                    + " action={action} media_type={media_type} sha256={sha256} content={content}"))
        .partialRefundPolicy(PartialRefunds.PROPORTIONAL);
  }

  /** Returns the provider of a merchant who was told how to redeem and nothing else. */
  SpringbigBuilder redeeming() {
    return evidenced()
        .redeemRoute(
            Route.parse(
                "POST redemptions redemption.pos_user={pos_user} redemption.pos_type={pos_type}"
                    + " redemption.pos_id={redemption_id} redemption.reward_id={reward_id}"));
  }

  /** Adds a linked member with this key, a phone that ends in these four digits, and points. */
  MemberId member(String key, String lastDigits, long points) {
    long id =
        account.addMember(
            TYPE, key, Optional.of("202555" + lastDigits), Optional.of(key + "@example.com"));
    if (points != 0) {
      account.adjust(id, points);
    }
    return MemberId.of(key);
  }

  static MemberIdentity customer(String key, String lastDigits) {
    return MemberIdentity.builder()
        .customerId(CustomerId.of(key))
        .phone(PhoneNumber.of("+1202555" + lastDigits))
        .email(EmailAddress.of(key + "@example.com"))
        .build();
  }

  SpringbigPerson person(String key) {
    return account.member(TYPE, key).orElseThrow();
  }

  long points(String key) {
    return account.balance(TYPE, key).orElseThrow();
  }

  /** Returns the check-ins that clients made, oldest first. */
  List<SpringbigEntry> visits(String key) {
    return account.entries(person(key).id()).stream()
        .filter(entry -> !entry.posType().equals("dashboard"))
        .toList();
  }

  long calls(String operation) {
    return system.calls(operation);
  }

  static Order.Builder order(String id, OrderState state) {
    return Order.builder(
            OrderId.of(id),
            OrderVersion.modifiedAt(EmulatedSystem.START),
            state,
            CurrencyUnit.USD,
            EmulatedSystem.START)
        .createdAt(EmulatedSystem.START.minusSeconds(3_600));
  }

  static BigMoney dollars(String amount) {
    return BigMoney.of(CurrencyUnit.USD, new BigDecimal(amount));
  }

  /** Returns the posting that makes an order's points what the policy says, as the engine would. */
  static Posting posting(
      MemberId member, String reference, Order order, PointsPolicy policy, long postedBefore) {
    PointsQuote quote =
        PointsCalculator.quote(
            order, policy.termsFor(order, BigDecimal.ONE).orElseThrow(), Standing.EARNING);
    return new Posting(
        PostingReference.of(reference),
        member,
        quote.entitlement() - postedBefore,
        PostingReason.ORDER,
        "Order " + order.id(),
        Optional.of(new Posting.Purchase(order, quote, postedBefore)));
  }

  /** Returns the first posting of a completed order of this amount, under the reference the engine makes. */
  static Posting earning(MemberId member, String order, String amount) {
    return posting(
        member,
        "sdk:v1:main:order:" + order + ":1",
        order(order, OrderState.COMPLETED).goods("1", 2, dollars(amount)).build(),
        PointsPolicy.springbigEcom(),
        0);
  }

  static Posting free(MemberId member, String reference, long points, PostingReason reason) {
    return new Posting(
        PostingReference.of(reference), member, points, reason, "By hand", Optional.empty());
  }

  @Override
  public void close() {
    system.close();
  }
}
