package dev.stampbook.springbig;

import static dev.stampbook.consent.ConsentAct.Action.CONFIRM;
import static dev.stampbook.consent.ConsentAct.Action.OPT_IN;
import static dev.stampbook.consent.ConsentAct.Action.OPT_OUT;
import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.springbig.EmulatedSpringbig.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.springbig.api.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpringbigConsentsTest {

  private static final MemberIdentity PERSON = customer("c-1", "0101");

  private final EmulatedSpringbig sandbox = new EmulatedSpringbig();
  private final SpringbigConsents consents = sandbox.evidenced().build().consents();
  private final List<String> writes = new ArrayList<>();

  @BeforeEach
  void listen() {
    sandbox.member("c-1", "0101", 0);
    sandbox.system.tamper(
        (request, answer) -> {
          if (request.method().equals("PUT")) {
            writes.add(EmulatedSystem.text(request.body()));
          }
          return answer;
        });
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private ConsentAct act(ConsentAct.Action action, ConsentChannel channel, Instant at) {
    return new ConsentAct(
        ConsentActId.of("act-1"), channel, action, at, ConsentAct.Medium.CHECKOUT);
  }

  private ConsentAct act(ConsentAct.Action action, ConsentChannel channel) {
    return act(action, channel, sandbox.clock.instant());
  }

  @Test
  void missingIsUnknownAndNeverYes() {
    assertThat(consents.read(PERSON).state(SMS)).isEqualTo(ConsentState.UNKNOWN);
    assertThat(consents.read(PERSON).granularity())
        .isEqualTo(ConsentStatus.Granularity.PER_CHANNEL);
    assertThat(consents.read(customer("c-9", "0190")).state(EMAIL)).isEqualTo(ConsentState.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "true, IN",
    "\"true\", IN",
    "1, IN",
    "false, OUT",
    "\"false\", OUT",
    "0, OUT",
    "null, UNKNOWN",
    "\"yes\", UNKNOWN",
    "\"\", UNKNOWN",
    "[], UNKNOWN"
  })
  void flagsAreReadInEveryFormThatWasSeen(String wire, ConsentState state) {
    sandbox.system.rewrite(
        "GET", "/members", body -> body.replace("\"allowed_sms\":null", "\"allowed_sms\":" + wire));

    assertThat(consents.read(PERSON).state(SMS)).isEqualTo(state);
    assertThat(consents.read(PERSON).state(EMAIL)).isEqualTo(ConsentState.UNKNOWN);
  }

  @Test
  void flagsAreReadWhereTheSettingSays() {
    sandbox.system.rewrite(
        "GET",
        "/members",
        body -> body.replace("\"allowed_sms\":null", "\"marketing\":{\"sms\":true}"));

    assertThat(
            sandbox
                .evidenced()
                .allowedSmsField(JsonPointer.of("/marketing/sms"))
                .build()
                .consents()
                .read(PERSON)
                .state(SMS))
        .isEqualTo(ConsentState.IN);
  }

  /** Sheet section 13: only key, type and the one changed flag. */
  @Test
  void aWriteNamesOneFlagAndNothingElse() {
    assertThat(consents.record(PERSON, act(OPT_IN, SMS)).state(SMS)).isEqualTo(ConsentState.IN);
    assertThat(consents.record(PERSON, act(OPT_OUT, EMAIL)).state(EMAIL))
        .isEqualTo(ConsentState.OUT);
    assertThat(consents.record(PERSON, act(CONFIRM, SMS)).state(SMS)).isEqualTo(ConsentState.IN);

    assertThat(writes)
        .containsExactly(
            "{\"member\":{\"pos_user\":\"c-1\",\"pos_type\":\"examplepos\",\"allowed_sms\":true}}",
            "{\"member\":{\"pos_user\":\"c-1\",\"pos_type\":\"examplepos\",\"allowed_email\":false}}");
    assertThat(sandbox.person("c-1").allowedSms()).contains(true);
    assertThat(sandbox.person("c-1").allowedEmail()).contains(false);
  }

  /** Sheet section 15.3, rule 1: a STOP that was seen beats an opt-in from before it. */
  @Test
  void anOptInFromBeforeAStopIsRefusedAndALaterOneCounts() {
    Instant before = sandbox.clock.instant();
    sandbox.clock.advance(Duration.ofMinutes(5));
    sandbox.account.stop(sandbox.person("c-1").id());
    assertThat(consents.read(PERSON).state(SMS)).isEqualTo(ConsentState.OUT);
    sandbox.clock.advance(Duration.ofMinutes(5));

    assertThatThrownBy(() -> consents.record(PERSON, act(OPT_IN, SMS, before)))
        .isInstanceOf(ConflictException.class);
    assertThat(writes).isEmpty();
    assertThat(consents.record(PERSON, act(OPT_IN, EMAIL, before)).state(EMAIL))
        .as("the other channel is not touched")
        .isEqualTo(ConsentState.IN);
    assertThat(consents.record(PERSON, act(OPT_IN, SMS)).state(SMS)).isEqualTo(ConsentState.IN);
  }

  @Test
  void anOptOutIsAlwaysSentAndRetriedUntilAcknowledged() {
    sandbox.account.stop(sandbox.person("c-1").id());
    sandbox.system.fault(
        "PUT",
        "/members",
        Fault.CUT_BEFORE,
        Fault.SERVER_ERROR_BEFORE,
        Fault.CUT_AFTER_APPLY,
        Fault.TOO_MANY_REQUESTS);

    assertThat(consents.record(PERSON, act(OPT_OUT, SMS)).state(SMS)).isEqualTo(ConsentState.OUT);
    assertThat(sandbox.calls("PUT /pos/v1/members")).isEqualTo(5);
    assertThat(sandbox.person("c-1").allowedSms()).contains(false);

    for (int i = 0; i < 5; i++) {
      sandbox.system.fault("PUT", "/members", Fault.SERVER_ERROR_BEFORE);
    }
    assertThatThrownBy(() -> consents.record(PERSON, act(OPT_OUT, SMS)))
        .isInstanceOf(OutcomeUnknownException.class);
  }

  @Test
  void whatWasAcknowledgedIsKnownAlsoWhenItCannotBeReadBack() {
    sandbox.system.tamper(
        (request, answer) ->
            request.method().equals("GET") && sandbox.calls("PUT /pos/v1/members") > 0
                ? EmulatedSystem.json(503, "{}")
                : answer);

    assertThat(consents.record(PERSON, act(OPT_OUT, SMS)).state(SMS)).isEqualTo(ConsentState.OUT);
  }

  @Test
  void nobodyCannotBeOptedInAndNeedNotBeOptedOut() {
    MemberIdentity nobody = customer("c-9", "0190");

    assertThatThrownBy(() -> consents.record(nobody, act(OPT_IN, SMS)))
        .isInstanceOf(NotFoundException.class);
    assertThat(consents.record(nobody, act(OPT_OUT, SMS)).state(SMS))
        .isEqualTo(ConsentState.UNKNOWN);
    assertThat(writes).isEmpty();
  }

  @Test
  void aMemberWhoIsNotLinkedIsLinkedSoThatTheirNoIsHeard() {
    sandbox.account.addUnlinked(Optional.of("2025550177"), Optional.empty());

    consents.record(customer("c-7", "0177"), act(OPT_OUT, SMS));

    assertThat(writes).hasSize(2);
    assertThat(writes.get(0)).doesNotContain("allowed");
    assertThat(sandbox.person("c-7").allowedSms()).contains(false);
    sandbox.account.addUnlinked(Optional.of("2025550178"), Optional.empty());
    assertThatThrownBy(
            () ->
                consents.record(
                    MemberIdentity.builder().phone(PhoneNumber.of("2025550178")).build(),
                    act(OPT_OUT, SMS)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not linked");
  }

  @Test
  void updatesByKeyCarryTheSameBody() {
    sandbox
        .evidenced()
        .memberUpdateStyle(MemberUpdateStyle.BY_KEY)
        .build()
        .consents()
        .record(PERSON, act(OPT_OUT, SMS));

    assertThat(sandbox.calls("PUT /pos/v1/members/{id}") + sandbox.calls("PUT /pos/v1/members/c-1"))
        .isEqualTo(1);
    assertThat(sandbox.person("c-1").allowedSms()).contains(false);
  }

  @Test
  void aProofIsHandedOverOnlyByARoute() {
    ConsentProof proof =
        ConsentProof.of(act(OPT_IN, SMS), "image/png", "picture".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> consents.sendProof(MemberKey.linked("c-1"), proof))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> assertThat(refused.setting()).contains("springbig.routes.consentProof"));
    sandbox.routed().build().consents().sendProof(MemberKey.linked("c-1"), proof);

    assertThat(sandbox.account.proofs()).containsExactly("act-1");
    assertThat(proof.toString()).doesNotContain("picture");
    assertThatThrownBy(() -> ConsentProof.of(act(OPT_IN, SMS), "image/png", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMemoryOfRefusalsIsBounded() {
    SeenRefusals seen = new SeenRefusals(sandbox.system.time());
    for (int i = 0; i <= 10_000; i++) {
      seen.saw(MemberKey.linked("m-" + i), SMS);
    }

    assertThat(seen.last(MemberKey.linked("m-0"), SMS)).isEmpty();
    assertThat(seen.last(MemberKey.linked("m-1"), SMS)).contains(EmulatedSystem.START);
    assertThat(seen.last(MemberKey.linked("m-1"), EMAIL)).isEmpty();
  }
}
