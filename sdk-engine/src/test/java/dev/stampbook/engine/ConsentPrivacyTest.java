package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.consent.ConsentState.UNKNOWN;
import static dev.stampbook.engine.ConsentForms.KIM;
import static dev.stampbook.engine.ConsentForms.PHONE;
import static dev.stampbook.engine.ConsentForms.ticked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.consent.Box;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.Disclosure;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal data: where they lie, what shows them, and that they can be erased while the chain holds. */
class ConsentPrivacyTest {

  private static final List<String> PERSONAL =
      List.of("kim@example.com", "3125550100", "Kim", "192.0.2.7", "session-hash-1", "Mozilla");

  @TempDir Path folder;

  private final FakeConsents provider = new FakeConsents("provider");

  private Evidence picture(ConsentDesk desk) {
    return ConsentForms.form(desk.clock.instant(), Medium.WEB_FORM)
        .picture(ConsentForms.PICTURE)
        .build();
  }

  /** Lets everything happen that writes texts somewhere. */
  private void live(ConsentDesk desk) {
    desk.registry.registrationConfirmed(KIM, picture(desk), List.of(ticked(EMAIL), ticked(SMS)));
    provider.down();
    desk.settle();
    desk.advance(Duration.ofMinutes(1));
    desk.registry.answeredByText(PHONE, "please stop", desk.clock.instant(), provider.name());
    desk.registry.answeredByText(PHONE, "STOP", desk.clock.instant(), provider.name());
    provider.refuse();
    desk.registry.accountDeactivated(KIM, desk.now());
    desk.settle();
    desk.advance(Duration.ofHours(2));
    desk.settle();
  }

  @Test
  void personalDataLieInTwoTablesOnly() throws Exception {
    Path file = folder.resolve("stampbook.db");
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      live(desk);
    }
    for (String line : Tables.dump(file)) {
      boolean place =
          line.startsWith("stampbook_consent_details|")
              || line.startsWith("stampbook_consent_person|");
      if (!place) {
        for (String personal : PERSONAL) {
          assertThat(line).doesNotContain(personal);
        }
      }
    }
  }

  @Test
  void theAuditTellsWhatHappenedWithoutTellingToWhom() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider);
        LoyaltyProgram program =
            LoyaltyProgram.builder()
                .provider(new FakeProvider(desk.clock))
                .orders(new FakeShop())
                .store(desk.store)
                .clock(desk.clock)
                .build()) {
      live(desk);
      List<AuditEntry> entries = program.audit().find(AuditQuery.newest());
      assertThat(entries)
          .extracting(AuditEntry::outcome)
          .contains(AuditOutcome.RECORDED, AuditOutcome.MANUAL);
      assertThat(entries).allMatch(entry -> entry.kind() == AuditEntry.Kind.CONSENT);
      for (AuditEntry entry : entries) {
        assertThat(entry.toString()).doesNotContain(PERSONAL.toArray(String[]::new));
      }
    }
  }

  @Test
  void anErasureLeavesTheChainWholeAndNothingPersonalBehind() throws Exception {
    Path file = folder.resolve("stampbook.db");
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      live(desk);
      PersonId person = desk.registry.person(KIM).orElseThrow();
      ConsentExport before = desk.registry.erase(person, "request 17");
      assertThat(before.json()).contains("kim@example.com", "192.0.2.7");
      assertThat(before.toString()).doesNotContain("kim@example.com");
      assertThat(desk.registry.verify().faults()).isEmpty();
      ConsentExport after = desk.registry.export(person).orElseThrow();
      assertThat(after.json() + after.html()).doesNotContain(PERSONAL.toArray(String[]::new));
      assertThat(after.html()).contains("erased on request", "request 17");

      assertThat(desk.registry.person(KIM)).as("not found by the account any more").isEmpty();
      desk.registry.registrationConfirmed(
          KIM, desk.now(), List.of(ConsentForms.leftEmpty(EMAIL), ConsentForms.leftEmpty(SMS)));
      assertThat(desk.kim(SMS)).as("the no is remembered by the address's hash").isEqualTo(OUT);
      assertThat(desk.registry.verify().faults()).isEmpty();
      desk.registry.accountDeactivated(KIM, desk.now());
      desk.settle();
      desk.registry.erase(desk.registry.person(KIM).orElseThrow(), "request 18");
    }
    for (String line : Tables.dump(file)) {
      assertThat(line).doesNotContain(PERSONAL.toArray(String[]::new));
    }
  }

  @Test
  void whoIsStillInOrWhoseNoIsOnItsWayIsNotErased() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(EMAIL);
      desk.settle();
      PersonId person = desk.registry.person(KIM).orElseThrow();
      assertThatThrownBy(() -> desk.registry.erase(person, "request"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("IN for EMAIL");
      desk.advance(Duration.ofMinutes(1));
      desk.no(EMAIL);
      assertThatThrownBy(() -> desk.registry.erase(person, "request"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("provider has not acknowledged");
      assertThat(desk.registry.history(KIM)).allMatch(record -> record.details().isPresent());
      desk.settle();
      desk.registry.erase(person, "request");
      assertThat(desk.registry.state(KIM).state(EMAIL)).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void aPictureThatIsAlsoEvidenceOfSomebodyElseStays() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      MemberIdentity lee =
          MemberIdentity.builder()
              .customerId(CustomerId.of("lee"))
              .email(EmailAddress.of("lee@example.com"))
              .build();
      desk.registry.registrationConfirmed(lee, picture(desk), List.of(ticked(EMAIL)));
      live(desk);
      desk.registry.erase(desk.registry.person(KIM).orElseThrow(), "request");
      assertThat(desk.registry.verify().faults()).isEmpty();
      assertThat(desk.registry.export(lee).orElseThrow().html()).contains("data:image/png;base64,");
    }
  }

  @Test
  void whateverSomebodyTypesCannotChangeThePage() {
    String attack = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>&\u0000\n\u202e";
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      Evidence evidence =
          Evidence.builder(Medium.WEB_FORM, desk.clock.instant())
              .name(new PersonName(attack, attack))
              .userAgent(attack)
              .pageUrl(attack)
              .ipAddress(attack)
              .submitLabel(attack)
              .build();
      ConsentAnswer answer =
          new ConsentAnswer(
              EMAIL,
              new Box(Box.Mark.EMPTY, Box.Mark.TICKED, attack),
              Optional.of(Disclosure.of("d", "1", Locale.US, attack)));
      desk.registry.checkedOut(KIM, evidence, List.of(answer));
      ConsentExport export = desk.registry.export(KIM).orElseThrow();
      assertThat(export.html())
          .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
          .doesNotContain("<script", "<img src=x");
      assertThat(export.json()).contains("\\u003cscript\\u003e").doesNotContain("<script");
      assertThat(desk.registry.verify().faults()).isEmpty();
      assertThat(desk.registry.history(KIM).get(0).details().orElseThrow().userAgent())
          .contains(attack);
    }
  }
}
