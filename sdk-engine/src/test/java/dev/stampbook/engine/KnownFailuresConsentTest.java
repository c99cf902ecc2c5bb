package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.consent.ConsentState.UNKNOWN;
import static dev.stampbook.engine.ConsentForms.KIM;
import static dev.stampbook.engine.ConsentForms.PHONE;
import static dev.stampbook.engine.ConsentForms.ticked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentClaim;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.engine.consent.ConsentChange.Result;
import dev.stampbook.engine.consent.ConsentOutcome;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known failure about consent (KF-28), with the numbers of its table. */
class KnownFailuresConsentTest {

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2025-01-10T09:00:00Z"));
  private final FakeConsents shop = new FakeConsents("shop");
  private final FakeConsents mail = new FakeConsents("mail");
  private final FakeConsents text = new FakeConsents("text");

  @Test
  void kf28_aSyncSubscribesPeopleWhoHadSaidNo() {
    try (Store store = Store.embedded(folder.resolve("stampbook.db"));
        ConsentRegistry registry =
            ConsentRegistry.builder()
                .store(store)
                .target(ConsentTarget.of(shop.name(), shop).channels(EMAIL, SMS))
                .target(ConsentTarget.of(mail.name(), mail).channels(EMAIL))
                .target(ConsentTarget.of(text.name(), text).channels(SMS))
                .clock(clock)
                .build()) {
      at("2025-01-10T09:00:00Z");
      registry.checkedOut(
          KIM,
          ConsentForms.at(clock.instant(), Medium.CHECKOUT),
          List.of(ticked(EMAIL), ticked(SMS)));
      stands(registry, IN, IN, 1, 1);

      at("2025-02-01T08:00:00Z");
      List<ConsentOutcome> stop =
          registry.answeredByText(PHONE, "STOP", clock.instant(), text.name());
      assertThat(stop).hasSize(1);
      assertThat(result(stop.get(0), SMS)).isEqualTo(Result.RECORDED);
      stands(registry, IN, OUT, 1, 1);
      assertThat(text.count(SMS, Action.OPT_OUT)).as("it came from there").isZero();
      assertThat(shop.count(SMS, Action.OPT_OUT)).isEqualTo(1);

      at("2025-02-02T02:00:00Z");
      assertThat(claim(registry, KIM, SMS, ConsentClaim.Source.PROFILE_SYNC))
          .isEqualTo(Result.NO_ACT);
      assertThat(claim(registry, KIM, EMAIL, ConsentClaim.Source.PROFILE_SYNC))
          .isEqualTo(Result.NO_ACT);
      stands(registry, IN, OUT, 1, 1);

      Instant unsubscribed = Instant.parse("2025-02-05T17:30:00Z");
      at("2025-02-05T17:30:00Z");
      registry.optOutReported(KIM, EMAIL, unsubscribed, mail.name());
      stands(registry, OUT, OUT, 1, 1);
      assertThat(mail.count(EMAIL, Action.OPT_OUT)).as("it came from there").isZero();
      assertThat(shop.count(EMAIL, Action.OPT_OUT)).isEqualTo(1);

      at("2025-02-06T02:00:00Z");
      claim(registry, KIM, EMAIL, ConsentClaim.Source.PROFILE_SYNC);
      claim(registry, KIM, SMS, ConsentClaim.Source.PROFILE_SYNC);
      stands(registry, OUT, OUT, 1, 1);

      at("2025-02-07T02:00:00Z");
      MemberIdentity guest = MemberIdentity.of(ConsentForms.EMAIL);
      assertThat(
              registry
                  .claimed(
                      guest,
                      new ConsentClaim(
                          EMAIL, UNKNOWN, ConsentClaim.Source.ORDER_FIELD, shop.name()))
                  .person())
          .isEqualTo(registry.person(KIM).orElseThrow());
      stands(registry, OUT, OUT, 1, 1);

      at("2025-02-10T12:00:00Z");
      registry.optionsChanged(
          KIM, ConsentForms.at(clock.instant(), Medium.ACCOUNT_PAGE), List.of(ticked(EMAIL)));
      stands(registry, IN, OUT, 2, 1);

      at("2025-02-11T06:00:00Z");
      assertThat(result(registry.optOutReported(KIM, EMAIL, unsubscribed, mail.name()), EMAIL))
          .isEqualTo(Result.STALE);
      stands(registry, IN, OUT, 2, 1);

      at("2025-02-12T02:00:00Z");
      MemberIdentity lee =
          MemberIdentity.builder()
              .customerId(CustomerId.of("lee"))
              .email(EmailAddress.of("lee@example.com"))
              .build();
      claim(registry, lee, EMAIL, ConsentClaim.Source.IMPORT);
      claim(registry, lee, SMS, ConsentClaim.Source.IMPORT);
      assertThat(registry.state(lee).state(EMAIL)).isEqualTo(UNKNOWN);
      assertThat(registry.state(lee).state(SMS)).isEqualTo(UNKNOWN);
      stands(registry, IN, OUT, 2, 1);
      assertThat(shop.told()).allMatch(told -> told.person().equals("kim"));
      assertThat(shop.count(EMAIL, Action.OPT_OUT) + shop.count(SMS, Action.OPT_OUT)).isEqualTo(2);
      assertThat(mail.count(EMAIL, Action.OPT_OUT) + text.count(SMS, Action.OPT_OUT)).isZero();
    }
  }

  private static Result claim(
      ConsentRegistry registry,
      MemberIdentity who,
      ConsentChannel channel,
      ConsentClaim.Source source) {
    return result(
        registry.claimed(
            who, new ConsentClaim(channel, IN, source, dev.stampbook.SystemName.of("shop"))),
        channel);
  }

  private static Result result(ConsentOutcome outcome, ConsentChannel channel) {
    return outcome.of(channel).orElseThrow().result();
  }

  private void at(String time) {
    clock.set(Instant.parse(time));
  }

  /** Lets everything be told and compares with a row of the table; each system counts its own subscribe calls. */
  private void stands(
      ConsentRegistry registry,
      ConsentState email,
      ConsentState sms,
      int emailCalls,
      int smsCalls) {
    while (registry.runOnce(100) > 0) {
      clock.advance(java.time.Duration.ofMillis(1));
    }
    assertThat(registry.state(KIM).state(EMAIL)).isEqualTo(email);
    assertThat(registry.state(KIM).state(SMS)).isEqualTo(sms);
    assertThat(mail.count(EMAIL, Action.OPT_IN)).isEqualTo(emailCalls);
    assertThat(text.count(SMS, Action.OPT_IN)).isEqualTo(smsCalls);
    assertThat(shop.count(EMAIL, Action.OPT_IN)).isEqualTo(emailCalls);
    assertThat(shop.count(SMS, Action.OPT_IN)).isEqualTo(smsCalls);
  }
}
