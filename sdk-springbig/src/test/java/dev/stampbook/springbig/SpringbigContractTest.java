package dev.stampbook.springbig;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.contract.CapabilityContract;
import dev.stampbook.contract.ConsentServiceContract;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.contract.KnownMember;
import dev.stampbook.contract.MemberServiceContract;
import dev.stampbook.contract.PointsLedgerContract;
import dev.stampbook.contract.RewardCatalogContract;
import dev.stampbook.contract.WireCall;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.PersonName;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.springbig.SpringbigPerson;
import dev.stampbook.springbig.api.JsonPointer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Springbig keeps the contracts of every service, with what is evidenced alone and with every route. */
class SpringbigContractTest {

  private static final WireCall FIND = WireCall.get("/pos/v1/members");
  private static final WireCall UPDATE = WireCall.put("/pos/v1/members");

  @Nested
  class PointsByEvidence extends Points {

    PointsByEvidence() {
      super(new EmulatedPeople());
    }

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant.evidenced().build();
    }
  }

  @Nested
  class PointsByRoutes extends Points {

    PointsByRoutes() {
      super(new EmulatedPeople());
    }

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant.routed().build();
    }

    @Override
    protected BelowZero belowZero() {
      return BelowZero.ALLOWED;
    }
  }

  /** A merchant whose visits are merged by their key and whose balances stay above zero. */
  @Nested
  class PointsOfAMergingMerchant extends Points {

    PointsOfAMergingMerchant() {
      super(new EmulatedPeople(merchant -> merchant.mergingVisits().refusingBelowZero()));
    }

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant.routed().uncertainVisits(UncertainVisits.REPEAT).build();
    }

    @Override
    protected Repetition repetition() {
      return Repetition.RECOGNISED;
    }
  }

  private abstract static class Points extends PointsLedgerContract {

    private final EmulatedPeople fixture;
    private final Springbig springbig;

    Points(EmulatedPeople fixture) {
      this.fixture = fixture;
      this.springbig = open(fixture.springbig);
    }

    abstract Springbig open(EmulatedSpringbig merchant);

    @Override
    protected EmulatedSystem system() {
      return fixture.springbig.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return springbig;
    }

    @Override
    protected MemberId memberWith(long points) {
      return fixture.memberWith(points);
    }

    @Override
    protected MemberId nobody() {
      return MemberId.of("c-nobody");
    }

    @Override
    protected long pointsAtProvider(MemberId member) {
      return fixture.points(member);
    }

    @Override
    protected void adjust(MemberId member, long change) {
      fixture.adjust(member, change);
    }

    @Override
    protected WireCall postCall() {
      return WireCall.post("/pos/v1/visits");
    }

    @Override
    protected Optional<WireCall> lookUpCall() {
      return Optional.of(WireCall.get("/pos/v1/visits"))
          .filter(call -> springbig.can(Capability.POSTING_LOOKUP));
    }

    @Override
    protected Optional<WireCall> balanceCall() {
      return Optional.of(WireCall.get("/pos/v1/members/*"))
          .filter(call -> springbig.can(Capability.BALANCE_READ));
    }
  }

  @Nested
  class Members extends MemberServiceContract {

    private final EmulatedPeople fixture = new EmulatedPeople();
    private final Springbig springbig = fixture.springbig.evidenced().build();

    @Override
    protected EmulatedSystem system() {
      return fixture.springbig.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return springbig.capabilities();
    }

    @Override
    protected MemberService members() {
      return springbig.members();
    }

    @Override
    protected KnownMember known() {
      return fixture.known(0);
    }

    @Override
    protected MemberIdentity stranger() {
      return fixture.stranger();
    }

    @Override
    protected MemberId nobody() {
      return MemberId.of("c-nobody");
    }

    @Override
    protected long membersAtProvider(MemberIdentity identity) {
      return fixture.people(identity).size();
    }

    @Override
    protected PersonName nameAtProvider(MemberId member) {
      SpringbigPerson person = fixture.springbig.person(member.value());
      return new PersonName(person.firstName().orElse(""), person.lastName().orElse(""));
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberId member) {
      return EmulatedPeople.agreed(List.of(fixture.springbig.person(member.value())));
    }

    @Override
    protected WireCall findCall() {
      return FIND;
    }

    @Override
    protected List<WireCall> enrollCalls() {
      return List.of(WireCall.post("/pos/v1/members"));
    }
  }

  @Nested
  class Consents extends ConsentServiceContract {

    private final EmulatedPeople fixture = new EmulatedPeople();
    private final Springbig springbig = fixture.springbig.evidenced().build();

    @Override
    protected EmulatedSystem system() {
      return fixture.springbig.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return springbig.capabilities();
    }

    @Override
    protected ConsentService consents() {
      return springbig.consents();
    }

    @Override
    protected MemberIdentity person() {
      return fixture.known(0).identity();
    }

    @Override
    protected Set<ConsentChannel> channels() {
      return EnumSet.allOf(ConsentChannel.class);
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberIdentity person) {
      return EmulatedPeople.agreed(fixture.people(person));
    }

    @Override
    protected Optional<WireCall> readCall() {
      return Optional.of(FIND);
    }

    @Override
    protected List<WireCall> optInCalls() {
      return List.of(UPDATE);
    }

    @Override
    protected List<WireCall> optOutCalls() {
      return List.of(UPDATE);
    }
  }

  @Nested
  class RewardsByEvidence extends Rewards {

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant.evidenced().build();
    }
  }

  @Nested
  class RewardsByRoutes extends Rewards {

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant.routed().build();
    }
  }

  /** A merchant who was told how to redeem and to read balances, and not how to ask for redemptions. */
  @Nested
  class RewardsThatCannotBeAskedFor extends Rewards {

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant
          .redeeming()
          .balanceRoute(Route.parse("GET members/{pos_user} pos_type={pos_type}"))
          .balanceField(JsonPointer.of("/wallet/points"))
          .build();
    }

    @Override
    protected IssueLookups lookups() {
      return IssueLookups.IMPOSSIBLE;
    }
  }

  private abstract static class Rewards extends RewardCatalogContract {

    private final EmulatedPeople fixture = new EmulatedPeople();
    private final Springbig springbig = open(fixture.springbig);

    abstract Springbig open(EmulatedSpringbig merchant);

    @Override
    protected EmulatedSystem system() {
      return fixture.springbig.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return springbig;
    }

    @Override
    protected MemberId memberWith(long points) {
      return fixture.memberWith(points);
    }

    @Override
    protected RewardId addReward(String name, long points) {
      return fixture.reward(name, points);
    }

    @Override
    protected long pointsAtProvider(MemberId member) {
      return fixture.points(member);
    }

    @Override
    protected long issuesAtProvider(MemberId member) {
      return fixture
          .springbig
          .account
          .redemptions(fixture.springbig.person(member.value()).id())
          .size();
    }

    @Override
    protected Optional<WireCall> issueCall() {
      return Optional.of(WireCall.post("/pos/v1/redemptions"))
          .filter(call -> springbig.can(Capability.REWARD_REDEEM));
    }

    @Override
    protected Optional<WireCall> listCall() {
      return Optional.of(WireCall.get("/pos/v1/rewards"))
          .filter(call -> springbig.can(Capability.REWARD_LIST));
    }

    @Override
    protected void use(IssuedReward issued) {
      throw new AssertionError("usage is never told, so nothing is used up here");
    }
  }

  @Nested
  class CapabilitiesByEvidence extends Capabilities {

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant.evidenced().build();
    }
  }

  @Nested
  class CapabilitiesByRoutes extends Capabilities {

    @Override
    Springbig open(EmulatedSpringbig merchant) {
      return merchant.routed().build();
    }
  }

  private abstract static class Capabilities extends CapabilityContract {

    private static final Map<Capability, String> SETTINGS =
        Map.of(
            Capability.BALANCE_READ,
            "springbig.routes.balance and springbig.fields.balance",
            Capability.POINTS_POST,
            "springbig.routes.adjustPoints",
            Capability.POINTS_REVERSE,
            "springbig.routes.reverse",
            Capability.POSTING_LOOKUP,
            "springbig.routes.findVisit",
            Capability.REWARD_LIST,
            "springbig.routes.rewards",
            Capability.REWARD_REDEEM,
            "springbig.routes.redeem",
            Capability.REWARD_CANCEL,
            "springbig.routes.cancelRedemption");

    private final EmulatedPeople fixture = new EmulatedPeople();
    private final Springbig springbig = open(fixture.springbig);

    abstract Springbig open(EmulatedSpringbig merchant);

    @Override
    protected EmulatedSystem system() {
      return fixture.springbig.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return springbig;
    }

    @Override
    protected Map<Capability, String> settings() {
      Map<Capability, String> missing = new HashMap<>(SETTINGS);
      missing.keySet().removeAll(capabilities());
      return missing;
    }

    @Override
    protected KnownMember member() {
      return fixture.known(1_000);
    }

    @Override
    protected MemberIdentity stranger() {
      return fixture.stranger();
    }

    @Override
    protected Reward reward() {
      RewardId id = fixture.reward("5 off", 500);
      return Reward.builder(id, "5 off", new RewardCost.Fixed(500)).build();
    }

    @Override
    protected boolean believesSignedWebhook() {
      return !springbig.webhooks().read(Map.of(), new byte[0]).isEmpty();
    }
  }
}
