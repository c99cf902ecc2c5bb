package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentStatus.Granularity;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.Profile;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link LoyaltyProvider} promises about its capabilities: one that is declared works; one that is not makes its calls throw,
 * naming provider, operation and the setting that would enable it, and sends nothing. Inherit it once per configuration worth showing.
 */
public abstract class CapabilityContract extends ServiceContract {

  private static final Profile NAMED =
      Profile.builder().name(new PersonName("Ada", "Sample")).build();

  /** Returns the provider as configured for this contract. */
  protected abstract LoyaltyProvider provider();

  /** Returns the settings that would enable what is not declared; what no setting enables is absent. */
  protected abstract Map<Capability, String> settings();

  /** Adds a new member with 1,000 points at the emulator. */
  protected abstract KnownMember member();

  /** Returns a new identity that is at nobody's, with all that enrolling asks for. */
  protected abstract MemberIdentity stranger();

  /** Returns a reward of at most 1,000 points, on offer at the emulator. */
  protected abstract Reward reward();

  /** Hands the provider's reader one signed webhook and returns whether it was believed; throws what the reader throws. */
  protected abstract boolean believesSignedWebhook();

  /** Returns a channel whose consent the provider keeps; e-mail unless said otherwise. */
  protected ConsentChannel consentChannel() {
    return ConsentChannel.EMAIL;
  }

  /** Returns a fresh code where shop or till own the codes; empty where the provider makes them. */
  protected Optional<CouponCode> ownCode() {
    return Optional.empty();
  }

  /** Returns the currency of the orders; US dollars unless said otherwise. */
  protected CurrencyUnit currency() {
    return CurrencyUnit.USD;
  }

  @Override
  protected final Set<Capability> capabilities() {
    return provider().capabilities();
  }

  @ParameterizedTest
  @EnumSource(Capability.class)
  void aDeclaredCapabilityWorksAndAnyOtherSaysWhatWouldEnableIt(Capability capability) {
    Optional<ThrowingCallable> call = callOf(capability);
    if (call.isEmpty()) {
      assertStatedOtherwise(capability);
    } else if (can(capability)) {
      assertThatCode(call.get()).doesNotThrowAnyException();
    } else {
      assertRefused(capability, call.get());
    }
  }

  private void assertRefused(Capability capability, ThrowingCallable call) {
    long before = system().server().calls().total();
    Throwable thrown = catchThrowable(call);
    if (capability == Capability.MEMBER_CREATE && thrown == null) {
      assertThat(provider().members().enroll(stranger(), NAMED))
          .isInstanceOf(Enrollment.Pending.class);
      return;
    }
    assertThat(thrown).isInstanceOf(UnsupportedCapabilityException.class);
    UnsupportedCapabilityException refused = (UnsupportedCapabilityException) thrown;
    assertThat(refused.capability()).isEqualTo(capability);
    assertThat(refused.call().system()).isEqualTo(provider().name());
    assertThat(refused.call().operation()).isNotBlank();
    assertThat(refused.setting()).isEqualTo(Optional.ofNullable(settings().get(capability)));
    assertThat(refused)
        .hasMessageContaining(provider().name().value())
        .hasMessageContaining(capability.name())
        .hasMessageContaining(settings().getOrDefault(capability, ""));
    if (capability != Capability.MEMBER_CREATE) { // enrolling looks the person up first
      assertThat(system().server().calls().total()).as("calls sent").isEqualTo(before);
    }
  }

  /** Some capabilities are no call of their own. */
  private void assertStatedOtherwise(Capability capability) {
    if (capability == Capability.CONSENT_PER_CHANNEL) {
      assertThat(can(capability))
          .isEqualTo(
              can(Capability.CONSENT_READ)
                  && provider().consents().read(member().identity()).granularity()
                      == Granularity.PER_CHANNEL);
    } else if (capability == Capability.POINTS_EARN_BY_PURCHASE) {
      assertThat(can(capability)).isFalse();
      assertThat(provider().points().mode()).isEqualTo(PostingMode.SIGNED_POINTS);
    } else {
      assertThat(can(capability)).as("%s is the shop's", capability).isFalse();
    }
  }

  @Test
  void aSettingIsNamedOnlyForWhatIsMissing() {
    assertThat(settings().keySet()).doesNotContainAnyElementsOf(capabilities());
  }

  /** Returns the call behind a capability, with all it needs prepared; empty for those that are no call. */
  private Optional<ThrowingCallable> callOf(Capability capability) {
    return switch (capability) {
      case CONSENT_PER_CHANNEL, DISCOUNT_APPLY, DISCOUNT_REMOVE -> Optional.empty();
      case POINTS_EARN_BY_PURCHASE ->
          provider().points().mode() == PostingMode.PURCHASES
              ? Optional.of(call(capability))
              : Optional.empty();
      default -> Optional.of(call(capability));
    };
  }

  private ThrowingCallable call(Capability capability) {
    KnownMember known = member();
    MemberId member = known.id();
    return switch (capability) {
      case MEMBER_FIND -> () -> provider().members().find(known.identity());
      case MEMBER_CREATE -> enrolling(stranger());
      case MEMBER_UPDATE -> () -> provider().members().update(member, NAMED);
      case BALANCE_READ -> () -> provider().points().balance(member);
      case POINTS_POST -> () -> provider().points().post(bonus(member));
      case POINTS_EARN_BY_PURCHASE -> () -> provider().points().post(earning(member));
      case POINTS_REVERSE -> takingBack(member);
      case POSTING_LOOKUP -> lookingUp(earning(member));
      case LEDGER_HISTORY ->
          () -> provider().points().history(member, EmulatedSystem.START).close();
      case REWARD_LIST -> () -> provider().rewards().rewards();
      case REWARD_REDEEM -> issuing(claim(member));
      case REWARD_CANCEL -> cancelling(issued(member));
      case REWARD_USAGE -> askingUsage(issued(member));
      case CONSENT_READ -> () -> provider().consents().read(known.identity());
      case CONSENT_WRITE -> () -> provider().consents().record(known.identity(), optIn());
      case WEBHOOKS -> () -> assertThat(believesSignedWebhook()).isTrue();
      case CONSENT_PER_CHANNEL, DISCOUNT_APPLY, DISCOUNT_REMOVE ->
          throw new IllegalArgumentException(capability + " is no call of a provider");
    };
  }

  private ThrowingCallable enrolling(MemberIdentity person) {
    return () -> provider().members().enroll(person, NAMED);
  }

  private ThrowingCallable takingBack(MemberId member) {
    OrderPostings order = order();
    if (can(Capability.POINTS_EARN_BY_PURCHASE)) {
      provider().points().post(order.earning(member, "sdk:earn:1", 84));
      settle();
    }
    Posting back = order.takingBack(member, "sdk:back:1", 84, 21);
    return () -> provider().points().post(back);
  }

  private ThrowingCallable lookingUp(Posting posting) {
    return () -> provider().points().find(posting, EmulatedSystem.START);
  }

  private ThrowingCallable issuing(RewardClaim claim) {
    return () -> provider().rewards().issue(claim);
  }

  private ThrowingCallable cancelling(IssuedReward issued) {
    return () -> provider().rewards().cancel(issued);
  }

  private ThrowingCallable askingUsage(IssuedReward issued) {
    return () -> provider().rewards().usage(issued);
  }

  private OrderPostings order() {
    return OrderPostings.of("10045", currency(), system().clock().instant());
  }

  private Posting earning(MemberId member) {
    return order().earning(member, "sdk:earn:1", 84);
  }

  private static Posting bonus(MemberId member) {
    return new Posting(
        PostingReference.of("sdk:bonus:1"),
        member,
        5,
        PostingReason.BONUS,
        "Welcome",
        Optional.empty());
  }

  private RewardClaim claim(MemberId member) {
    Reward reward = reward();
    return new RewardClaim(
        RedemptionId.of("r-1"), member, reward, reward.cost().least(), ownCode());
  }

  private IssuedReward issued(MemberId member) {
    RewardClaim claim = claim(member);
    return can(Capability.REWARD_REDEEM)
        ? provider().rewards().issue(claim)
        : new IssuedReward(
            claim, "1", claim.points(), claim.ownCode(), Optional.empty(), Optional.empty());
  }

  private ConsentAct optIn() {
    return new ConsentAct(
        ConsentActId.of("act-1"),
        consentChannel(),
        ConsentAct.Action.OPT_IN,
        system().clock().instant(),
        ConsentAct.Medium.ACCOUNT_PAGE);
  }
}
