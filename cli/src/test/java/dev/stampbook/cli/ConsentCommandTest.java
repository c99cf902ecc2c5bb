package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.Disclosure;
import dev.stampbook.consent.Evidence;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.Store;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stampbook consent}: what a merchant's person does with the evidence. */
class ConsentCommandTest {

  private static final MemberIdentity KIM =
      MemberIdentity.builder()
          .customerId(CustomerId.of("7"))
          .email(EmailAddress.of("kim@example.com"))
          .phone(PhoneNumber.of("+13125550100"))
          .build();

  @TempDir private Path folder;

  @BeforeEach
  void record() throws IOException {
    Files.writeString(folder.resolve("shop.properties"), "store = shop.db\nprogram = shop\n");
    try (Store store = Store.embedded(folder.resolve("shop.db"));
        ConsentRegistry registry = registry(store)) {
      registry.registrationConfirmed(
          KIM,
          Evidence.builder(Medium.WEB_FORM, Instant.parse("2026-01-31T10:00:00Z")).build(),
          List.of(
              ConsentAnswer.ticked(
                  ConsentChannel.EMAIL,
                  "Send me the newsletter",
                  Disclosure.of("email", "1", Locale.US, "We send the newsletter."))));
      registry.runOnce(10);
    }
  }

  private static ConsentRegistry registry(Store store) {
    return ConsentRegistry.builder()
        .tenant(ProgramId.of("shop"))
        .store(store)
        .target(ConsentTarget.of(SystemName.of("letters"), new Obliging()))
        .build();
  }

  /** Takes whatever it is told. */
  private static final class Obliging implements ConsentService {
    @Override
    public ConsentStatus read(MemberIdentity identity) {
      return new ConsentStatus(Map.of(), ConsentStatus.Granularity.PER_CHANNEL);
    }

    @Override
    public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
      return new ConsentStatus(
          Map.of(
              act.channel(),
              act.action() == ConsentAct.Action.OPT_OUT ? ConsentState.OUT : ConsentState.IN),
          ConsentStatus.Granularity.PER_CHANNEL);
    }
  }

  private CommandLineRun consent(String command, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("consent", command, "--config", folder.resolve("shop.properties").toString()));
    words.addAll(List.of(more));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  private void tamper(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @Test
  void verifyTellsTheEndToNoteDownAndFindsWhatWasChanged() throws Exception {
    CommandLineRun intact = consent("verify");
    assertThat(intact.exitCode()).isZero();
    assertThat(intact.out()).contains("2 records verified");
    String anchor = intact.out().strip().replaceAll("(?s).*: ", "");
    assertThat(consent("verify", "--anchor", anchor).exitCode()).isZero();

    tamper("UPDATE stampbook_consent_disclosure SET body = 'We send everything.'");
    CommandLineRun changed = consent("verify");
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("record 1: DISCLOSURE_CHANGED");
    assertThat(changed.err()).contains("the evidence was changed: 1 faults in 2 records");
  }

  @Test
  void aChainThatEndsBeforeTheNotedEndIsFound() throws Exception {
    String anchor = consent("verify").out().strip().replaceAll("(?s).*: ", "");
    tamper("DELETE FROM stampbook_consent_record WHERE sequence = 2");
    tamper(
        "UPDATE stampbook_consent_head SET sequence = 1,"
            + " hash = (SELECT hash FROM stampbook_consent_record)");
    assertThat(consent("verify").exitCode()).isZero();
    assertThat(consent("verify", "--anchor", anchor).out()).contains("ANCHOR_MISSING");
    assertThat(consent("verify", "--anchor", "nonsense").err()).contains("an anchor is written");
  }

  @Test
  void exportWritesAPageAndADataFileForTheOwnersEyes() throws Exception {
    Path out = folder.resolve("out");
    for (String person : new String[] {"kim@example.com", "+13125550100", "customer:7"}) {
      CommandLineRun run = consent("export", "--person", person, "--out", out.toString());
      assertThat(run.exitCode()).as(person).isZero();
    }
    try (Stream<Path> written = Files.list(out)) {
      List<Path> files = written.sorted().toList();
      assertThat(files).hasSize(2);
      assertThat(Files.readString(files.get(0)))
          .startsWith("<!doctype html>")
          .contains("We send the newsletter.", "kim@example.com");
      assertThat(Files.getPosixFilePermissions(files.get(1)))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      JsonNode json = new ObjectMapper().readTree(Files.readString(files.get(1)));
      assertThat(json.path("acts")).hasSize(1);
      assertThat(json.at("/acts/0/disclosure/text").asText()).isEqualTo("We send the newsletter.");
      assertThat(sha256(json.at("/acts/0/hashedText").asText()))
          .as("anybody can compute the hash")
          .isEqualTo(json.at("/acts/0/hash").asText());
      assertThat(json.at("/acts/0/hashedText").asText())
          .startsWith("format=stampbook consent 1\ntenant=shop\nsequence=1\n");
      assertThat(json.at("/acts/0").has("form")).as("no form was named").isFalse();
      assertThat(json.at("/messages/0/state").asText()).isEqualTo("TOLD");
      assertThat(json.at("/consent/1/state").asText()).isEqualTo("IN");
    }
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whoIsNotThereOrNotNamedWellIsToldPlainly() {
    String out = folder.toString();
    assertThat(consent("export", "--person", "lee@example.com", "--out", out).err())
        .endsWith("stampbook: the registry knows nobody like this\n");
    assertThat(consent("export", "--person", "Kim", "--out", out).err())
        .contains("--person is a key");
    assertThat(consent("export", "--person", "p-none", "--out", out).exitCode()).isEqualTo(1);
    assertThat(CommandLineRun.of("consent").err()).contains("verify, export, erase or status");
  }

  @Test
  void erasingComesAfterTheNoAndKeepsTheChainWhole() throws Exception {
    String out = folder.resolve("out").toString();
    String[] erase = {"--person", "customer:7", "--reason", "request 17", "--out", out};
    assertThat(consent("erase", erase).err())
        .contains("nothing was erased: the person is IN for EMAIL");
    try (Store store = Store.embedded(folder.resolve("shop.db"));
        ConsentRegistry registry = registry(store)) {
      registry.accountDeactivated(
          KIM,
          Evidence.builder(Medium.ACCOUNT_PAGE, Instant.parse("2026-02-01T10:00:00Z")).build());
      registry.runOnce(10);
    }
    CommandLineRun erased = consent("erase", erase);
    assertThat(erased.exitCode()).isZero();
    assertThat(erased.out()).contains("was erased");
    assertThat(consent("verify").exitCode()).isZero();
    assertThat(consent("export", "--person", "customer:7", "--out", out).exitCode()).isEqualTo(1);
  }

  @Test
  void statusCountsAndSaysWhatWaits() {
    CommandLineRun quiet = consent("status");
    assertThat(quiet.exitCode()).isZero();
    assertThat(quiet.out()).containsPattern("people +1\n").containsPattern("records +2\n");
    try (Store store = Store.embedded(folder.resolve("shop.db"));
        ConsentRegistry registry = registry(store)) {
      registry.readBack(10); // the system has forgotten the yes
      registry.optedOut(
          KIM,
          ConsentChannel.SMS,
          Evidence.builder(Medium.PAPER, Instant.parse("2026-02-01T10:00:00Z")).build());
    }
    CommandLineRun waits = consent("status");
    assertThat(waits.exitCode()).isEqualTo(3);
    assertThat(waits.out())
        .containsPattern("opt-outs that some system has not acknowledged +1\n")
        .contains("the oldest opt-out that waits", "letters says UNKNOWN to EMAIL", "YES_GONE");
  }
}
