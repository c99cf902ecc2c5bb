package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.Profile;
import dev.stampbook.sandbox.Fault;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleTest {

  private static final MemberIdentity ADA =
      MemberIdentity.of(EmailAddress.of("ada+tag@example.com"));
  private static final Profile NAMED =
      Profile.builder().name(new PersonName("Ada", "Example")).build();

  private final TestStore store = new TestStore(10);
  private final BigCommerce shop = store.builder().build();

  @AfterEach
  void stop() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void enrollingTwiceMakesOneCustomerWhateverHappens(Fault fault) {
    int before = store.shop.customers().size();
    store.server.faults().next("POST", "/v3/customers", fault);

    Enrollment first = settled(() -> shop.members().enroll(ADA, NAMED));
    Enrollment second = shop.members().enroll(ADA, NAMED);

    assertThat(first).isInstanceOf(Enrollment.Enrolled.class);
    assertThat(second).isInstanceOf(Enrollment.AlreadyMember.class);
    assertThat(store.shop.customers()).hasSize(before + 1);
    Member member = ((Enrollment.AlreadyMember) second).member();
    assertThat(shop.members().find(MemberIdentity.of(member.id()))).isPresent();
    assertThat(member.identity().email()).isEqualTo(ADA.email());
  }

  @Test
  void aProfileIsChangedAndWhatIsNotNamedStays() {
    Member member = ((Enrollment.Enrolled) shop.members().enroll(ADA, NAMED)).member();

    shop.members()
        .update(
            member.id(),
            Profile.builder()
                .name(new PersonName("", "Sample"))
                .attribute("customer_group_id", "2")
                .build());

    String stored = store.send("GET", "/v3/customers?id:in=" + member.id(), "");
    assertThat(stored)
        .contains("\"first_name\":\"Ada\"", "\"last_name\":\"Sample\"", "\"customer_group_id\":2");
    assertThatThrownBy(
            () ->
                shop.members()
                    .update(member.id(), Profile.builder().attribute("shoe", "44").build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("shoe");
    assertThatThrownBy(
            () ->
                shop.members()
                    .enroll(MemberIdentity.of(EmailAddress.of("b@example.com")), Profile.empty()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void consentFollowsActsAndLeavesOtherConsentsAlone(Fault fault) {
    BigCommerceConsents consents = shop.consents();
    assertThat(consents.read(ADA).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
    store.server.faults().next("POST", "/v3/customers/subscribers", fault);

    settled(() -> consents.record(ADA, act(ConsentChannel.EMAIL, Action.OPT_IN)));
    assertThat(consents.read(ADA).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.IN);
    String found = store.send("GET", "/v3/customers/subscribers?email=ada%2Btag%40example.com", "");
    assertThat(Pattern.compile("marketing_newsletter").matcher(found).results()).hasSize(1);
    String id = found.replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    store.send(
        "PUT",
        "/v3/customers/subscribers/" + id,
        "{\"email\":\"ada+tag@example.com\",\"consents\":[\"abandoned_cart\",\"marketing_newsletter\"]}");
    store.server.faults().next("PUT", "/v3/customers/subscribers/*", fault);

    settled(() -> consents.record(ADA, act(ConsentChannel.EMAIL, Action.OPT_OUT)));

    assertThat(consents.read(ADA).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
    assertThat(store.send("GET", "/v3/customers/subscribers/" + id, ""))
        .contains("\"consents\":[\"abandoned_cart\"]");
    assertThat(store.server.calls().byOperation().keySet())
        .noneMatch(call -> call.startsWith("DELETE"));
  }

  @Test
  void anOptOutOfAStrangerWritesNothingAndSmsIsNotSupported() {
    BigCommerceConsents consents = shop.consents();

    assertThat(
            consents
                .record(ADA, act(ConsentChannel.EMAIL, Action.OPT_OUT))
                .state(ConsentChannel.EMAIL))
        .isEqualTo(ConsentState.OUT);
    assertThat(store.server.calls().byOperation().keySet())
        .allMatch(call -> call.startsWith("GET"));
    assertThatThrownBy(() -> consents.record(ADA, act(ConsentChannel.SMS, Action.OPT_IN)))
        .isInstanceOf(UnsupportedCapabilityException.class);
  }

  /** An unknown outcome is settled by calling again, as the interfaces promise. */
  private static <T> T settled(Supplier<T> call) {
    try {
      return call.get();
    } catch (OutcomeUnknownException e) {
      return call.get();
    }
  }

  private static ConsentAct act(ConsentChannel channel, Action action) {
    return new ConsentAct(
        ConsentActId.of("act-1"),
        channel,
        action,
        Instant.parse("2026-01-31T10:00:00Z"),
        ConsentAct.Medium.WEB_FORM);
  }
}
