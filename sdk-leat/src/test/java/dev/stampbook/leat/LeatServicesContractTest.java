package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.contract.ConsentServiceContract;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.contract.KnownMember;
import dev.stampbook.contract.MemberServiceContract;
import dev.stampbook.contract.RewardCatalogContract;
import dev.stampbook.contract.WireCall;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.PersonName;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RewardId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Leat's members, rewards and consent keep their contracts. */
class LeatServicesContractTest {

  @Nested
  class Members extends MemberServiceContract {

    private final LeatFixture fixture = new LeatFixture();
    private final Leat leat = fixture.withConsent().build();

    @Override
    protected EmulatedSystem system() {
      return fixture.leat.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return leat.capabilities();
    }

    @Override
    protected MemberService members() {
      return leat.members();
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
      return LeatFixture.NOBODY;
    }

    @Override
    protected long membersAtProvider(MemberIdentity identity) {
      return identity
          .email()
          .map(EmailAddress::value)
          .flatMap(fixture.leat.account::contact)
          .stream()
          .count();
    }

    @Override
    protected PersonName nameAtProvider(MemberId member) {
      Map<String, String> attributes = fixture.leat.account.attributesOf(member.value());
      return new PersonName(
          attributes.getOrDefault("firstname", ""), attributes.getOrDefault("lastname", ""));
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberId member) {
      return fixture.agreed(member.value());
    }

    @Override
    protected WireCall findCall() {
      return WireCall.get("/contacts/find-one-by");
    }

    @Override
    protected List<WireCall> enrollCalls() {
      return List.of(
          WireCall.get("/contacts/find-or-create"),
          WireCall.post("/contact-identifiers"),
          WireCall.put("/contacts/*"));
    }
  }

  @Nested
  class Rewards extends RewardCatalogContract {

    private final LeatFixture fixture = new LeatFixture();
    private final Leat leat = fixture.leat.leat();

    @Override
    protected EmulatedSystem system() {
      return fixture.leat.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return leat;
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
      return fixture.leat.points(member);
    }

    @Override
    protected long issuesAtProvider(MemberId member) {
      return fixture.leat.account.claims(member.value());
    }

    @Override
    protected Optional<WireCall> issueCall() {
      return Optional.of(WireCall.post("/reward-receptions"));
    }

    @Override
    protected Optional<WireCall> listCall() {
      return Optional.of(WireCall.get("/rewards"));
    }

    @Override
    protected void use(IssuedReward issued) {
      fixture.leat.account.collect(issued.issueId());
    }
  }

  private abstract static class Consents extends ConsentServiceContract {

    private final LeatFixture fixture;
    private final Leat leat;

    Consents(LeatFixture fixture) {
      this.fixture = fixture;
      this.leat = fixture.withConsent().build();
    }

    @Override
    protected EmulatedSystem system() {
      return fixture.leat.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return leat.capabilities();
    }

    @Override
    protected ConsentService consents() {
      return leat.consents();
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
          fixture.leat.account.contact(person.email().orElseThrow().value()).orElseThrow());
    }

    @Override
    protected Optional<WireCall> readCall() {
      return Optional.of(WireCall.get("/contact-subscriptions/*"));
    }

    @Override
    protected List<WireCall> optInCalls() {
      return List.of(WireCall.put("/contact-subscriptions/*/subscribe"));
    }

    @Override
    protected List<WireCall> optOutCalls() {
      return List.of(WireCall.put("/contact-subscriptions/*/unsubscribe"));
    }
  }

  @Nested
  class ConsentByOptIn extends Consents {
    ConsentByOptIn() {
      super(new LeatFixture());
    }
  }

  @Nested
  class ConsentByDoubleOptIn extends Consents {
    ConsentByDoubleOptIn() {
      super(new LeatFixture(account -> account, "DOUBLE_OPT_IN"));
    }

    @Override
    protected ConsentState afterOptIn() {
      return ConsentState.PENDING;
    }
  }
}
