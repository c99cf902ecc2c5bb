package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.engine.ConsentForms.KIM;
import static dev.stampbook.engine.ConsentForms.cleared;
import static dev.stampbook.engine.ConsentForms.ticked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.Disclosure;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.consent.ChainFault;
import dev.stampbook.engine.consent.ChainFault.Kind;
import dev.stampbook.engine.consent.ChainReport;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever changes stored evidence past the registry is found out, on each database. */
class ConsentTamperingTest {

  private static final String RECORDS = "stampbook_consent_record";

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T12:00:00Z"));

  /** A registry with four records: Kim agrees to both channels with a picture, refuses one, and agrees again. */
  private final class Desk implements AutoCloseable {
    final ConsentDatabase database;
    final Store store;
    final ConsentRegistry registry;

    Desk(ConsentDatabase.Kind kind) throws SQLException {
      database = ConsentDatabase.of(kind, folder);
      store = database.store();
      registry = ConsentRegistry.builder().store(store).clock(clock).build();
      registry.registrationConfirmed(
          KIM,
          ConsentForms.form(clock.instant(), Medium.WEB_FORM).picture(ConsentForms.PICTURE).build(),
          List.of(ticked(SMS), ticked(EMAIL)));
      clock.advance(Duration.ofMinutes(1));
      registry.optionsChanged(
          KIM, ConsentForms.at(clock.instant(), Medium.ACCOUNT_PAGE), List.of(cleared(SMS)));
      clock.advance(Duration.ofMinutes(1));
      registry.optionsChanged(
          KIM, ConsentForms.at(clock.instant(), Medium.ACCOUNT_PAGE), List.of(ticked(SMS)));
      ChainReport before = registry.verify();
      assertThat(before.faults()).isEmpty();
      assertThat(before.records()).isEqualTo(4);
    }

    List<ChainFault> after(String... statements) throws SQLException {
      for (String sql : statements) {
        assertThat(database.tamper(sql)).as(sql).isPositive();
      }
      ChainReport report = registry.verify();
      assertThat(report.isIntact()).isFalse();
      return report.faults();
    }

    @Override
    public void close() {
      registry.close();
      store.close();
      database.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangedRecordIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      assertThat(
              desk.after(
                  "UPDATE "
                      + RECORDS
                      + " SET body = REPLACE(body, 'OPT_OUT', 'OPT_IN')"
                      + " WHERE sequence = 3"))
          .anyMatch(fault -> fault.sequence() == 3 && fault.kind() == Kind.RECORD_CHANGED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeletedRecordIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      List<ChainFault> faults = desk.after("DELETE FROM " + RECORDS + " WHERE sequence = 3");
      assertThat(faults)
          .anyMatch(fault -> fault.sequence() == 3 && fault.kind() == Kind.RECORD_MISSING)
          .anyMatch(fault -> fault.sequence() == 4 && fault.kind() == Kind.ORDER_BROKEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeletedEndIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      assertThat(desk.after("DELETE FROM " + RECORDS + " WHERE sequence >= 3"))
          .extracting(ChainFault::kind)
          .contains(Kind.END_CHANGED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndThatWasDeletedCarefullyIsFoundByAnAnchorNotedOutside(ConsentDatabase.Kind kind)
      throws Exception {
    try (Desk desk = new Desk(kind)) {
      ChainAnchor noted = desk.registry.verify().end();
      assertThat(desk.registry.verify(ChainAnchor.of(noted.toString())).isIntact()).isTrue();
      desk.database.tamper("DELETE FROM " + RECORDS + " WHERE sequence >= 3");
      desk.database.tamper(
          "UPDATE stampbook_consent_head SET sequence = 2,"
              + " hash = (SELECT hash FROM "
              + RECORDS
              + " WHERE sequence = 2)");
      assertThat(desk.registry.verify().isIntact()).as("it agrees with itself").isTrue();
      assertThat(desk.registry.verify(noted).faults())
          .extracting(ChainFault::kind)
          .containsExactly(Kind.ANCHOR_MISSING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aForgottenEndIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      assertThat(desk.after("DELETE FROM stampbook_consent_head"))
          .extracting(ChainFault::kind)
          .containsExactly(Kind.END_CHANGED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void reorderedRecordsAreFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      List<ChainFault> faults =
          desk.after(
              "UPDATE " + RECORDS + " SET sequence = 99 WHERE sequence = 2",
              "UPDATE " + RECORDS + " SET sequence = 2 WHERE sequence = 3",
              "UPDATE " + RECORDS + " SET sequence = 3 WHERE sequence = 99");
      assertThat(faults)
          .anyMatch(fault -> fault.sequence() == 2 && fault.kind() == Kind.ORDER_BROKEN)
          .anyMatch(fault -> fault.sequence() == 3 && fault.kind() == Kind.ORDER_BROKEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInsertedRecordIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      String copy =
          "INSERT INTO %1$s (program, sequence, id, kind, person, fact, body, previous_hash, hash)"
              + " SELECT program, %2$s, 'x', kind, person, 'x', body, previous_hash, hash"
              + " FROM %1$s WHERE sequence = 1";
      assertThat(desk.after(copy.formatted(RECORDS, 5)))
          .as("behind the end")
          .anyMatch(fault -> fault.sequence() == 5 && fault.kind() == Kind.END_CHANGED);
      List<ChainFault> between =
          desk.after(
              "UPDATE " + RECORDS + " SET sequence = 6 WHERE sequence = 4",
              "UPDATE " + RECORDS + " SET sequence = 4 WHERE sequence = 5",
              "UPDATE " + RECORDS + " SET sequence = 5 WHERE sequence = 6",
              "UPDATE stampbook_consent_head SET sequence = 5");
      assertThat(between)
          .as("in between")
          .anyMatch(fault -> fault.sequence() == 4 && fault.kind() == Kind.ORDER_BROKEN)
          .anyMatch(fault -> fault.sequence() == 5 && fault.kind() == Kind.ORDER_BROKEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecordFiledUnderSomebodyElseIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      assertThat(desk.after("UPDATE " + RECORDS + " SET person = 'p-other' WHERE sequence = 1"))
          .extracting(ChainFault::kind)
          .containsExactly(Kind.INDEX_CHANGED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangedDisclosureTextIsFoundAtEveryRecordThatWasMadeUnderIt(ConsentDatabase.Kind kind)
      throws Exception {
    try (Desk desk = new Desk(kind)) {
      assertThat(
              desk.after(
                  "UPDATE stampbook_consent_disclosure SET body = 'I agree to everything.'"
                      + " WHERE id = 'sms-marketing'"))
          .extracting(ChainFault::kind)
          .containsExactly(
              Kind.DISCLOSURE_CHANGED, Kind.DISCLOSURE_CHANGED, Kind.DISCLOSURE_CHANGED);
      assertThat(desk.after("DELETE FROM stampbook_consent_disclosure WHERE id = 'sms-marketing'"))
          .extracting(ChainFault::kind)
          .containsOnly(Kind.EVIDENCE_MISSING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangedPictureIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      String other = kind == ConsentDatabase.Kind.SQLITE ? "X'89504E47'" : "'\\x89504E47'::bytea";
      assertThat(desk.after("UPDATE stampbook_consent_picture SET content = " + other))
          .extracting(ChainFault::kind)
          .containsExactly(Kind.PICTURE_CHANGED, Kind.PICTURE_CHANGED);
      assertThat(desk.after("UPDATE stampbook_consent_picture SET content = NULL"))
          .as("gone without an erasure")
          .extracting(ChainFault::kind)
          .containsExactly(Kind.EVIDENCE_MISSING, Kind.EVIDENCE_MISSING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedPersonalDataAreFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      assertThat(
              desk.after(
                  "UPDATE stampbook_consent_details"
                      + " SET body = REPLACE(body, '+13125550100', '+13125550199')"))
          .extracting(ChainFault::kind)
          .containsOnly(Kind.DETAILS_CHANGED);
      assertThat(desk.after("DELETE FROM stampbook_consent_details"))
          .extracting(ChainFault::kind)
          .containsOnly(Kind.EVIDENCE_MISSING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void somebodyMergedPastTheRegistryIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      MemberIdentity lee =
          MemberIdentity.builder()
              .customerId(CustomerId.of("lee"))
              .email(EmailAddress.of("lee@example.com"))
              .build();
      String person = desk.registry.accountKnown(lee, clock.instant()).value();
      String kim = desk.registry.person(KIM).orElseThrow().value();
      assertThat(
              desk.after(
                  "UPDATE stampbook_consent_person SET merged_into = '%s' WHERE person = '%s'"
                      .formatted(kim, person)))
          .extracting(ChainFault::kind)
          .containsExactly(Kind.INDEX_CHANGED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVersionOfADisclosureHasOneText(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind)) {
      Disclosure other = Disclosure.of("sms-marketing", "2025-01", Locale.US, "Another text.");
      assertThatThrownBy(
              () ->
                  desk.registry.checkedOut(
                      KIM,
                      ConsentForms.at(clock.instant(), Medium.CHECKOUT),
                      List.of(dev.stampbook.consent.ConsentAnswer.ticked(SMS, "Text me", other))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("new version");
      assertThat(desk.registry.verify().records()).as("nothing was recorded").isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoNodesThatWriteAtOnceWriteOneChain(ConsentDatabase.Kind kind) throws Exception {
    try (Desk desk = new Desk(kind);
        Store other = desk.database.store();
        ConsentRegistry second = ConsentRegistry.builder().store(other).clock(clock).build()) {
      int people = 25;
      List<Runnable> nodes =
          List.of(
              () -> IntStream.range(0, people).forEach(i -> register(desk.registry, "a" + i)),
              () -> IntStream.range(0, people).forEach(i -> register(second, "b" + i)),
              () -> IntStream.range(0, people).forEach(i -> register(second, "a" + i)));
      Barrier.run(nodes);
      ChainReport report = second.verify();
      assertThat(report.faults()).isEmpty();
      assertThat(report.records())
          .as("each act once, whoever was told of it")
          .isEqualTo(4 + 2 * people);
    }
  }

  private static void register(ConsentRegistry registry, String name) {
    registry.registrationConfirmed(
        MemberIdentity.builder()
            .customerId(CustomerId.of(name))
            .email(EmailAddress.of(name + "@example.com"))
            .build(),
        ConsentForms.at("2025-03-01T12:00:00Z", Medium.WEB_FORM),
        List.of(ticked(EMAIL)));
  }
}
