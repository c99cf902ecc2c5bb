package dev.stampbook.splio;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.UnsupportedCapabilityException;
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
import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.splio.SplioEmulator;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** Splio keeps the contracts of every service; that of points where it takes points and where it computes them from orders. */
class SplioContractTest {

  private static final WireCall CONTACT = WireCall.get("/data/contacts/*");

  /** What all contracts ask of the emulated universe. */
  private static final class Fixture {

    private final EmulatedSplio splio;
    private int people;
    private int codes;

    private Fixture() {
      this(SplioEmulator.Builder::negativeCredits);
    }

    private Fixture(UnaryOperator<SplioEmulator.Builder> universe) {
      splio = new EmulatedSplio(universe);
      splio.universe.addStore("web");
      splio.universe.addProduct("unnamed");
      splio.universe.addList(3, "news e-mail");
      splio.universe.addList(4, "news sms");
    }

    private Splio.Builder withLists() {
      return splio.builder().lists(ConsentChannel.EMAIL, 3).lists(ConsentChannel.SMS, 4);
    }

    private MemberIdentity stranger() {
      people++;
      return MemberIdentity.builder()
          .email(EmailAddress.of("person" + people + "@example.com"))
          .phone(PhoneNumber.of("+1312555010" + people % 10))
          .build();
    }

    private MemberId memberWith(long points) {
      return splio.member(stranger().email().orElseThrow().value(), points);
    }

    private KnownMember known() {
      MemberIdentity person = stranger();
      splio.universe.addMember(
          person.email().orElseThrow().value(),
          person.phone().orElseThrow().value(),
          "Ada",
          "Sample",
          "");
      long id = splio.universe.contactNumber(person.email().orElseThrow().value()).orElseThrow();
      MemberId member = MemberId.of(Long.toString(id));
      splio.universe.adjust(splio.card(member), 1_000);
      return new KnownMember(member, person);
    }

    private RewardId reward(String name, long points) {
      splio.universe.addReward(name, name, points, "value", BigDecimal.valueOf(5));
      return RewardId.of(name);
    }

    private CouponCode code() {
      codes++;
      return CouponCode.of("OWN-" + codes);
    }

    private Set<ConsentChannel> agreed(long contact) {
      Set<ConsentChannel> agreed = EnumSet.noneOf(ConsentChannel.class);
      List<Long> lists = splio.universe.subscriptions(contact);
      if (lists.contains(3L)) {
        agreed.add(ConsentChannel.EMAIL);
      }
      if (lists.contains(4L)) {
        agreed.add(ConsentChannel.SMS);
      }
      return agreed;
    }
  }

  private abstract static class Points extends PointsLedgerContract {

    final Fixture fixture;
    private final Splio splio;

    Points(Fixture fixture, Function<EmulatedSplio, Splio> mode) {
      this.fixture = fixture;
      this.splio = mode.apply(fixture.splio);
    }

    @Override
    protected EmulatedSystem system() {
      return fixture.splio.system;
    }

    @Override
    protected void settle() {
      fixture.splio.compute();
    }

    @Override
    protected LoyaltyProvider provider() {
      return splio;
    }

    @Override
    protected MemberId memberWith(long points) {
      return fixture.memberWith(points);
    }

    @Override
    protected MemberId nobody() {
      return MemberId.of("12");
    }

    @Override
    protected long pointsAtProvider(MemberId member) {
      return fixture.splio.points(member);
    }

    @Override
    protected void adjust(MemberId member, long change) {
      fixture.splio.universe.adjust(fixture.splio.card(member), change);
    }

    @Override
    protected Optional<WireCall> balanceCall() {
      return Optional.of(WireCall.get("/loyalty/members/*/balance"));
    }

    @Override
    protected Repetition repetition() {
      return Repetition.RECOGNISED;
    }

    @Override
    protected BelowZero belowZero() {
      return BelowZero.ALLOWED;
    }
  }

  /** Credits, negative ones too: points are computed here. */
  @Nested
  class Credits extends Points {

    Credits() {
      super(new Fixture(), EmulatedSplio::credit);
    }

    @Override
    protected WireCall postCall() {
      return WireCall.post("/loyalty/v1/members/*/credit");
    }

    @Override
    protected Optional<WireCall> lookUpCall() {
      return Optional.of(WireCall.get("/loyalty/points"));
    }
  }

  /** Orders and refund orders: Splio computes the points some time after it took them in (sheet section 13). */
  private abstract static class Purchases extends Points {

    Purchases(Fixture fixture) {
      super(fixture, EmulatedSplio::rules);
    }

    @Override
    protected WireCall postCall() {
      return WireCall.post("/data/v1/orders");
    }

    /** The order's id is its natural key (sheet section 9). */
    @Override
    protected Optional<WireCall> lookUpCall() {
      return Optional.of(WireCall.get("/data/v1/orders/*"));
    }
  }

  @Nested
  class Orders extends Purchases {

    Orders() {
      super(new Fixture());
    }
  }

  /** With a holding period refunds cancel the points that are held back, and debit the others (sheet section 13). */
  @Nested
  class OrdersWhosePointsAreHeldBack extends Purchases {

    OrdersWhosePointsAreHeldBack() {
      super(new Fixture(universe -> universe.holdingDays(14).refundsCancelPending()));
    }
  }

  @Nested
  class Members extends MemberServiceContract {

    private final Fixture fixture = new Fixture();
    private final Splio splio = fixture.splio.rules();

    @Override
    protected EmulatedSystem system() {
      return fixture.splio.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return splio.capabilities();
    }

    @Override
    protected MemberService members() {
      return splio.members();
    }

    @Override
    protected KnownMember known() {
      return fixture.known();
    }

    @Override
    protected MemberIdentity stranger() {
      return fixture.stranger();
    }

    @Override
    protected MemberId nobody() {
      return MemberId.of("12");
    }

    @Override
    protected long membersAtProvider(MemberIdentity identity) {
      return fixture.splio.universe.contactsWith(identity.email().orElseThrow().value());
    }

    @Override
    protected PersonName nameAtProvider(MemberId member) {
      String[] name = fixture.splio.universe.nameOf(Long.parseLong(member.value())).split(" ", 2);
      return new PersonName(name[0], name[1]);
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberId member) {
      return fixture.agreed(Long.parseLong(member.value()));
    }

    @Override
    protected WireCall findCall() {
      return CONTACT;
    }

    @Override
    protected List<WireCall> enrollCalls() {
      return List.of(WireCall.post("/data/contacts"), WireCall.post("/loyalty/members"));
    }
  }

  /** Codes made by Splio: the redemption finds the grant by its reason. */
  @Nested
  class GeneratedCodes extends Rewards {}

  /** Codes of the shop: the code is the natural key. */
  @Nested
  class OwnCodes extends Rewards {

    @Override
    protected Optional<CouponCode> ownCode() {
      return Optional.of(code);
    }

    private final CouponCode code = fixture.code();
  }

  private abstract static class Rewards extends RewardCatalogContract {

    final Fixture fixture = new Fixture();
    private final Splio splio = fixture.splio.rules();

    @Override
    protected EmulatedSystem system() {
      return fixture.splio.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return splio;
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
      return fixture.splio.points(member);
    }

    @Override
    protected long issuesAtProvider(MemberId member) {
      return fixture.splio.universe.grantsTo(fixture.splio.card(member));
    }

    @Override
    protected Optional<WireCall> issueCall() {
      return Optional.of(WireCall.post("/loyalty/v1/rewards/*/grant"));
    }

    @Override
    protected Optional<WireCall> listCall() {
      return Optional.of(WireCall.get("/loyalty/v2/rewards"));
    }

    @Override
    protected void use(IssuedReward issued) {
      fixture.splio.universe.couponUsed(issued.issueId());
    }
  }

  @Nested
  class Consents extends ConsentServiceContract {

    private final Fixture fixture = new Fixture();
    private final Splio splio = fixture.withLists().build();

    @Override
    protected EmulatedSystem system() {
      return fixture.splio.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return splio.capabilities();
    }

    @Override
    protected ConsentService consents() {
      return splio.consents();
    }

    @Override
    protected MemberIdentity person() {
      return fixture.known().identity();
    }

    @Override
    protected Set<ConsentChannel> channels() {
      return EnumSet.allOf(ConsentChannel.class);
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberIdentity person) {
      return fixture.agreed(
          fixture.splio.universe.contactNumber(person.email().orElseThrow().value()).orElseThrow());
    }

    @Override
    protected Optional<WireCall> readCall() {
      return Optional.of(CONTACT);
    }

    @Override
    protected List<WireCall> optInCalls() {
      return List.of(WireCall.post("/data/contacts/*/lists/subscribe"));
    }

    @Override
    protected List<WireCall> optOutCalls() {
      return List.of(WireCall.post("/data/contacts/*/lists/unsubscribe"));
    }
  }

  /** Orders and lists: nearly everything is declared. */
  @Nested
  class RulesWithLists extends Capabilities {

    @Override
    Splio open(Fixture universe) {
      return universe.withLists().build();
    }

    @Override
    protected Map<Capability, String> settings() {
      return Map.of();
    }
  }

  /** Credits without the settings that are off by default. */
  @Nested
  class PlainCredit extends Capabilities {

    @Override
    Splio open(Fixture universe) {
      return universe.splio.builder().earning(SplioEarning.CREDIT).build();
    }

    @Override
    protected Map<Capability, String> settings() {
      return Map.of(
          Capability.POINTS_REVERSE, "splio.credit.negative=true",
          Capability.CONSENT_READ, "splio.list.email",
          Capability.CONSENT_WRITE, "splio.list.email");
    }
  }

  private abstract static class Capabilities extends CapabilityContract {

    private final Fixture fixture = new Fixture();
    private final Splio splio = open(fixture);

    abstract Splio open(Fixture universe);

    @Override
    protected EmulatedSystem system() {
      return fixture.splio.system;
    }

    @Override
    protected void settle() {
      fixture.splio.compute();
    }

    @Override
    protected LoyaltyProvider provider() {
      return splio;
    }

    @Override
    protected KnownMember member() {
      return fixture.known();
    }

    @Override
    protected MemberIdentity stranger() {
      return fixture.stranger();
    }

    @Override
    protected Reward reward() {
      RewardId id = fixture.reward("Coupon", 500);
      return Reward.builder(id, "Coupon", new RewardCost.Fixed(500)).build();
    }

    /** There is no reader because there are no webhooks (sheet section 10). */
    @Override
    protected boolean believesSignedWebhook() {
      throw new UnsupportedCapabilityException(
          Splio.NAME, Capability.WEBHOOKS, "webhooks", Optional.empty());
    }
  }
}
