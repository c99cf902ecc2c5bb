package dev.stampbook.smile;

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
import dev.stampbook.http.Secret;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.PersonName;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.SandboxCoupon.Kind;
import dev.stampbook.sandbox.smile.SmileCustomer;
import dev.stampbook.sandbox.smile.SmileProduct;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;

/** Smile keeps the contracts of every service. */
class SmileContractTest {

  private static final WireCall FIND = WireCall.get("/v1/customers");

  /** What all contracts ask of the emulated account. */
  private static final class Fixture {

    private final EmulatedSmile smile = new EmulatedSmile();
    private int people;

    private MemberIdentity stranger() {
      people++;
      return MemberIdentity.builder()
          .email(EmailAddress.of(email(people)))
          .customerId(CustomerId.of("70" + people))
          .build();
    }

    private static String email(int person) {
      return "person" + person + "@example.com";
    }

    private List<String> people() {
      return IntStream.rangeClosed(1, people).mapToObj(Fixture::email).toList();
    }

    private MemberId memberWith(long points) {
      return smile.member(stranger().email().orElseThrow().value(), points);
    }

    private KnownMember known() {
      MemberIdentity person = stranger();
      return new KnownMember(smile.member(person.email().orElseThrow().value(), 1_000), person);
    }

    private long points(MemberId member) {
      return smile.account.ledger(SmileIds.number(member)).stream()
          .mapToLong(entry -> entry.change())
          .sum();
    }

    private RewardId reward(String name, long points) {
      return SmileIds.reward(
          smile.account.addProduct(
              SmileProduct.fixed(name, points, Kind.AMOUNT_OFF, BigDecimal.valueOf(5))));
    }
  }

  @Nested
  class Points extends PointsLedgerContract {

    private final Fixture fixture = new Fixture();
    private final Smile smile = fixture.smile.ledger();

    @Override
    protected EmulatedSystem system() {
      return fixture.smile.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return smile;
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
      return fixture.points(member);
    }

    @Override
    protected void adjust(MemberId member, long change) {
      fixture.smile.account.adjust(SmileIds.number(member), change, "By hand");
    }

    @Override
    protected WireCall postCall() {
      return WireCall.post("/v1/points_transactions");
    }

    @Override
    protected Optional<WireCall> lookUpCall() {
      return Optional.of(WireCall.get("/v1/points_transactions"));
    }

    @Override
    protected Optional<WireCall> balanceCall() {
      return Optional.of(WireCall.get("/v1/customers/*"));
    }
  }

  /** With an API key nobody is created. */
  @Nested
  class MembersOfAKey extends Members {

    MembersOfAKey() {
      super(new Fixture(), List.of());
    }

    @Override
    Smile open(EmulatedSmile account) {
      return account.smile();
    }
  }

  /** An installed app creates members under the shop's customer id. */
  @Nested
  class MembersOfAnApp extends Members {

    MembersOfAnApp() {
      super(new Fixture(), List.of(WireCall.post("/v1/customer_identities/create_or_update")));
    }

    @Override
    Smile open(EmulatedSmile account) {
      return account.app();
    }
  }

  private abstract static class Members extends MemberServiceContract {

    private final Fixture fixture;
    private final List<WireCall> writes;
    private final Smile smile;

    Members(Fixture fixture, List<WireCall> writes) {
      this.fixture = fixture;
      this.writes = writes;
      this.smile = open(fixture.smile);
    }

    abstract Smile open(EmulatedSmile account);

    @Override
    protected EmulatedSystem system() {
      return fixture.smile.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return smile.capabilities();
    }

    @Override
    protected MemberService members() {
      return smile.members();
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
      return fixture.smile.account.customers(identity.email().orElseThrow().value()).size();
    }

    @Override
    protected PersonName nameAtProvider(MemberId member) {
      SmileCustomer customer =
          fixture.people().stream()
              .flatMap(email -> fixture.smile.account.customers(email).stream())
              .filter(found -> found.id() == SmileIds.number(member))
              .findFirst()
              .orElseThrow();
      return new PersonName(customer.firstName().orElse(""), customer.lastName().orElse(""));
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberId member) {
      return Set.of();
    }

    @Override
    protected WireCall findCall() {
      return FIND;
    }

    @Override
    protected List<WireCall> enrollCalls() {
      return writes;
    }
  }

  @Nested
  class Rewards extends RewardCatalogContract {

    private final Fixture fixture = new Fixture();
    private final Smile smile = fixture.smile.smile();

    @Override
    protected EmulatedSystem system() {
      return fixture.smile.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return smile;
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
      return fixture.smile.account.fulfillments(SmileIds.number(member)).size();
    }

    @Override
    protected Optional<WireCall> issueCall() {
      return Optional.of(WireCall.post("/v1/points_products/*/purchase"));
    }

    @Override
    protected Optional<WireCall> listCall() {
      return Optional.of(WireCall.get("/v1/points_products"));
    }

    @Override
    protected void use(IssuedReward issued) {
      fixture.smile.account.couponUsed(issued.code().orElseThrow().value());
    }
  }

  /** Smile keeps no consent, so every call is refused. */
  @Nested
  class Consents extends ConsentServiceContract {

    private final Fixture fixture = new Fixture();
    private final Smile smile = fixture.smile.smile();

    @Override
    protected EmulatedSystem system() {
      return fixture.smile.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return smile.capabilities();
    }

    @Override
    protected ConsentService consents() {
      return smile.consents();
    }

    @Override
    protected MemberIdentity person() {
      return fixture.known().identity();
    }

    @Override
    protected Set<ConsentChannel> channels() {
      return Set.of();
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberIdentity person) {
      return Set.of();
    }

    @Override
    protected Optional<WireCall> readCall() {
      return Optional.empty();
    }

    @Override
    protected List<WireCall> optInCalls() {
      return List.of();
    }

    @Override
    protected List<WireCall> optOutCalls() {
      return List.of();
    }
  }

  @Nested
  class CapabilitiesByDefault extends Capabilities {

    @Override
    Smile open(EmulatedSmile account) {
      return account.smile();
    }
  }

  @Nested
  class CapabilitiesOfAnAppThatOwnsTheEarning extends Capabilities {

    @Override
    Smile open(EmulatedSmile account) {
      return account
          .builder()
          .accessToken(Secret.of(EmulatedSmile.APP_TOKEN))
          .earning(SmileEarning.SDK_LEDGER)
          .signatureHeader("X-Signature")
          .digestEncoding(SignatureCheck.Encoding.HEX)
          .clientSecrets(Secret.of("client-secret"))
          .build();
    }
  }

  private abstract static class Capabilities extends CapabilityContract {

    private static final Map<Capability, String> SETTINGS =
        Map.of(
            Capability.POINTS_REVERSE,
            "smile.earning=SDK_LEDGER",
            Capability.WEBHOOKS,
            "smile.signatureHeader, smile.digestEncoding and smile.clientSecrets");

    private final Fixture fixture = new Fixture();
    private final Smile smile = open(fixture.smile);

    abstract Smile open(EmulatedSmile account);

    @Override
    protected EmulatedSystem system() {
      return fixture.smile.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return smile;
    }

    @Override
    protected Map<Capability, String> settings() {
      Map<Capability, String> missing = new HashMap<>(SETTINGS);
      missing.keySet().removeAll(capabilities());
      return missing;
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
      RewardId id = fixture.reward("5 off", 500);
      return Reward.builder(id, "5 off", new RewardCost.Fixed(500)).build();
    }

    @Override
    protected boolean believesSignedWebhook() {
      byte[] ping = "{\"topic\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
      String signature =
          SignatureCheck.ofSecrets(List.of(Secret.of("client-secret")), SignatureCheck.Encoding.HEX)
              .sign(ping);
      return smile.webhooks().read(Map.of("X-Signature", signature), ping).isPresent();
    }
  }
}
