package dev.stampbook.leat;

import static dev.stampbook.leat.EmulatedLeat.posting;
import static dev.stampbook.points.PostingReason.BONUS;
import static dev.stampbook.points.PostingReason.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.contract.OrderPostings;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReference;
import dev.stampbook.sandbox.EmulatorServer;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.leat.LeatEmulator;
import dev.stampbook.sandbox.leat.LeatEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract of ledgers does not say: attributes, pages, locks and codes of Leat's own. */
class LeatPointsTest {

  private static final String REFERENCE = "sdk:v1:main:order:10045:1";
  private static final String ATTRIBUTES = "loyalty-transaction-attributes";
  private static final String POST = EmulatedLeat.POST;

  private final EmulatedLeat sandbox =
      new EmulatedLeat(account -> account.maxCredits(5_000).lockEvery(4));
  private final LeatPoints points = sandbox.leat().points();
  private final MemberId member = sandbox.member("ada@example.com", 0);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private long calls(String method, String path) {
    return sandbox.system.calls(method + " " + EmulatedLeat.V3 + path);
  }

  @Test
  void theReferenceAttributesAreMadeOnceBeforeTheFirstPosting() {
    points.post(posting(member, "a", 10, BONUS));
    points.post(posting(member, "b", 10, BONUS));
    sandbox.leat().points().post(posting(member, "c", 10, BONUS));

    assertThat(calls("POST", ATTRIBUTES)).isEqualTo(2);
    assertThat(calls("GET", ATTRIBUTES)).isEqualTo(2);
    assertThat(sandbox.ledger(member))
        .extracting(entry -> entry.attributes().get("external_reference"))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aPostingOfAnOrderCarriesTheOrderToo() {
    points.post(
        OrderPostings.of("10045", CurrencyUnit.EUR, EmulatedSystem.START)
            .earning(member, REFERENCE, 84));

    assertThat(sandbox.ledger(member).get(0).attributes())
        .containsEntry("external_reference", REFERENCE)
        .containsEntry("external_order", "10045");
  }

  /** Somebody deletes the attribute at the dashboard: Leat then drops the reference without a word. */
  @Test
  void anAttributeThatWasDeletedIsMadeAgainAfterThePostingThatLostIt() {
    points.post(posting(member, "a", 10, BONUS));
    sandbox.account.removeAttribute("external_reference");
    points.post(posting(member, "b", 10, BONUS));
    points.post(posting(member, "c", 10, BONUS));

    assertThat(sandbox.ledger(member))
        .extracting(entry -> entry.attributes().getOrDefault("external_reference", "lost"))
        .containsExactly("a", "lost", "c");
  }

  @Test
  void anAttributeThatCannotBeMadeLeavesThePostingUnsent() {
    for (int i = 0; i < 20; i++) {
      sandbox.system.fault("POST", ATTRIBUTES, Fault.SERVER_ERROR_BEFORE);
    }

    assertThatThrownBy(() -> points.post(posting(member, "a", 10, BONUS)))
        .isExactlyInstanceOf(UnavailableException.class);
    assertThat(sandbox.ledger(member)).isEmpty();
    sandbox.system.server().faults().dropScript();
  }

  @Test
  void anAttributeThatWasMadeWithoutAnAnswerIsUsed() {
    sandbox.system.fault("POST", ATTRIBUTES, Fault.CUT_AFTER_APPLY);

    points.post(posting(member, "a", 10, BONUS));

    assertThat(sandbox.ledger(member).get(0).attributes()).containsEntry("external_reference", "a");
  }

  /** The look-up goes through all pages: stopping at the first or keeping the last misses duplicates (sheet section 12). */
  @Test
  void aPostingIsFoundOnWhicheverPageItIs() {
    Posting first = posting(member, "first", 1, BONUS);
    Posting last = posting(member, "last", 1, BONUS);
    points.post(first);
    for (int i = 0; i < 250; i++) {
      sandbox.account.adjust(member.value(), 1);
    }
    points.post(last);

    long before = sandbox.system.calls(EmulatedLeat.LIST);
    assertThat(points.find(first, EmulatedSystem.START)).isPresent();
    assertThat(sandbox.system.calls(EmulatedLeat.LIST) - before).isEqualTo(3);
    assertThat(points.find(last, EmulatedSystem.START)).isPresent();
    assertThat(points.find(posting(member, "never", 1, BONUS), EmulatedSystem.START)).isEmpty();
  }

  @Test
  void aListThatIsNotThereIsNotAnEmptyOne() {
    sandbox.system.rewrite("GET", "/loyalty-transactions", body -> "{\"meta\":[]}");

    assertThatThrownBy(() -> points.find(posting(member, "a", 1, BONUS), EmulatedSystem.START))
        .isExactlyInstanceOf(MalformedResponseException.class);
  }

  @Test
  void withoutPageNumbersAListEndsWithAPageThatIsNotFull() {
    points.post(posting(member, "old", 1, BONUS));
    for (int i = 0; i < 120; i++) {
      sandbox.account.adjust(member.value(), 1);
    }
    sandbox.system.rewrite(
        "GET",
        "/loyalty-transactions",
        body -> body.substring(0, body.lastIndexOf("\"meta\"")) + "\"meta\":[]}");

    assertThat(points.find(posting(member, "old", 1, BONUS), EmulatedSystem.START)).isPresent();
  }

  @Test
  void theDateFilterIsAskedForOnlyWhenSwitchedOn() {
    Posting posting = posting(member, "a", 10, BONUS);
    points.post(posting);
    sandbox.system.clock().advance(Duration.ofHours(2));
    LeatPoints filtering = sandbox.builder().filterByDateAtServer().build().points();

    assertThat(filtering.find(posting, EmulatedSystem.START)).isPresent();
    assertThat(filtering.find(posting, EmulatedSystem.START.plus(Duration.ofHours(1)))).isEmpty();
    assertThat(points.find(posting, EmulatedSystem.START.plus(Duration.ofHours(1)))).isPresent();
  }

  /** 60001 says that nothing was done, so even a write is sent again (sheet section 8). */
  @Test
  void theLockIsWaitedOut() {
    for (int i = 1; i <= 9; i++) {
      points.post(posting(member, "r" + i, 10, BONUS));
    }

    assertThat(sandbox.ledger(member)).hasSize(9);
    assertThat(sandbox.system.calls(POST)).isEqualTo(11); // the 4th and the 8th met the lock
    assertThat(sandbox.account.repeated("external_reference")).isEmpty();
  }

  @Test
  void aLockThatDoesNotGoAwayIsUnavailableAndChangedNothing() {
    sandbox.system.tamper(
        (request, answer) ->
            request.path().endsWith("/credit-receptions")
                ? EmulatedSystem.json(
                    400, "{\"message\":\"Bezig.\",\"code\":60001,\"status_code\":400}")
                : answer);

    UnavailableException failure =
        catchThrowableOfType(
            UnavailableException.class, () -> points.post(posting(member, "a", 10, BONUS)));
    assertThat(failure.effect().mayHaveActed()).isFalse();
    assertThat(failure.call().errorCode()).contains("60001");
  }

  /** A refusal whose code was lost may have been the lock: nothing was done, so it is sent again. */
  @ParameterizedTest
  @CsvSource({"EMPTY_BODY", "GARBLED_BODY", "TRUNCATED_BODY"})
  void aLockWhoseAnswerIsUnreadableIsWaitedOutToo(Fault fault) {
    for (int i = 1; i <= 3; i++) {
      points.post(posting(member, "r" + i, 10, BONUS));
    }
    sandbox.system.fault("POST", "/credit-receptions", fault);
    points.post(posting(member, "r4", 10, BONUS));

    assertThat(sandbox.points(member)).isEqualTo(40);
  }

  @Test
  void tooFewPointsAreToldByCodeWhateverTheMessage() {
    sandbox.system.tamper(
        (request, answer) ->
            request.path().endsWith("/credit-receptions")
                ? EmulatedSystem.json(
                    400, "{\"message\":\"Iets anders.\",\"code\":\"1017\",\"status_code\":400}")
                : answer);
    sandbox.account.adjust(member.value(), 17); // the emulator itself takes the 10

    InsufficientPointsException failure =
        catchThrowableOfType(
            InsufficientPointsException.class, () -> points.post(posting(member, "a", -10, ORDER)));
    assertThat(failure.have()).hasValue(7);
    assertThat(failure.need()).isEqualTo(10);
  }

  /** Section 14: an account may say "invalid" instead of "too few"; the balance decides which it is. */
  @ParameterizedTest
  @CsvSource({"-10, true", "-5, false", "10, false"})
  void anInvalidDeductionIsTooFewPointsOnlyWhenTheBalanceSaysSo(long change, boolean tooFew) {
    sandbox.account.adjust(member.value(), 7 - change); // the emulator itself applies the change
    sandbox.system.tamper(
        (request, answer) ->
            request.path().endsWith("/credit-receptions")
                ? EmulatedSystem.json(
                    400,
                    "{\"message\":\"Invalid.\",\"code\":1003,\"status_code\":400,\"errors\":{\"credits\":\"no\"}}")
                : answer);

    assertThatThrownBy(() -> points.post(posting(member, "a", change, ORDER)))
        .isExactlyInstanceOf(
            tooFew ? InsufficientPointsException.class : InvalidRequestException.class);
  }

  @Test
  void aBalanceThatWouldFallBelowZeroCanBeRefusedHere() {
    LeatPoints careful =
        sandbox.builder().negativeBalance(LeatNegativeBalance.REFUSE).build().points();
    sandbox.account.adjust(member.value(), 7);

    assertThatThrownBy(() -> careful.post(posting(member, "a", -8, ORDER)))
        .isExactlyInstanceOf(InsufficientPointsException.class);
    assertThat(sandbox.system.calls(POST)).isZero();
    careful.post(posting(member, "b", -7, ORDER));
    assertThat(sandbox.points(member)).isZero();
  }

  @Test
  void wrongSettingsAreNamed() {
    assertThatThrownBy(() -> points.post(posting(member, "a", 5_001, BONUS)))
        .isExactlyInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("maximum");
    LeatPoints elsewhere = sandbox.builder().shopUuid("another").build().points();
    assertThatThrownBy(() -> elsewhere.post(posting(member, "b", 5, BONUS)))
        .isExactlyInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("leat.shopUuid");
  }

  @Test
  void whileTheConnectorOwnsOrdersOnlyBonusesArePosted() {
    LeatPoints beside = sandbox.builder().earning(LeatEarning.CONNECTOR).build().points();

    assertThatThrownBy(() -> beside.post(posting(member, "a", 5, ORDER)))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("leat.earning=CREDITS");
    beside.post(posting(member, "b", 5, BONUS));
    assertThat(sandbox.points(member)).isEqualTo(5);
  }

  @Test
  void theHistoryTellsEntriesOfEverybodyWithOurReferencesOnly() {
    points.post(posting(member, REFERENCE, 84, ORDER));
    sandbox.system.clock().advance(Duration.ofSeconds(5));
    sandbox.account.adjust(member.value(), -4);

    List<LedgerEntry> entries;
    try (Stream<LedgerEntry> history = points.history(member, EmulatedSystem.START)) {
      entries = history.toList();
    }
    assertThat(entries).extracting(LedgerEntry::points).containsExactly(-4L, 84L);
    assertThat(entries.get(0).reference()).isEmpty();
    assertThat(entries.get(1).reference()).contains(PostingReference.of(REFERENCE));
    assertThat(entries).extracting(LedgerEntry::member).containsOnly(member);
  }

  @Test
  void formsCarryTheSameAsJson() {
    LeatEmulator emulator = LeatEmulator.builder().build();
    String other = emulator.account().addContact("form@example.com");
    RequestCheck none = RequestCheck.notRun("the description knows JSON alone");
    try (EmulatorServer server = EmulatorServer.start(emulator, FaultPlan.none(), none, 0)) {
      Leat byForm =
          Leat.builder()
              .baseUrl(server.url())
              .shopUuid(emulator.account().shopUuid())
              .personalAccessToken(Secret.of(emulator.credentials().get("personal_access_token")))
              .bodyEncoding(BodyEncoding.FORM)
              .build();
      byForm.points().post(posting(MemberId.of(other), "a b&c".replace(' ', '+'), -3, BONUS));
    }

    LeatEntry entry = emulator.account().ledger(other).get(0);
    assertThat(entry.credits()).isEqualTo(-3);
    assertThat(entry.attributes()).containsEntry("external_reference", "a+b&c");
  }

  @Test
  void anExpiredTokenIsAnAuthenticationFailureAndClientCredentialsRenewTheirs() {
    Leat expired = sandbox.anonymous().personalAccessToken(Secret.of("old")).build();
    assertThatThrownBy(() -> expired.points().balance(member))
        .isExactlyInstanceOf(dev.stampbook.AuthenticationException.class);

    Leat fetching =
        sandbox
            .anonymous()
            .clientCredentials(
                sandbox.credentials.get("client_id"),
                Secret.of(sandbox.credentials.get("client_secret")))
            .build();
    assertThat(fetching.points().balance(member)).isZero();
    assertThat(fetching.points().balance(member)).isZero();
    assertThat(sandbox.system.calls("POST /oauth/token")).isEqualTo(1);
    sandbox.system.clock().advance(Duration.ofHours(1));
    assertThat(fetching.points().balance(member)).isZero();
    assertThat(sandbox.system.calls("POST /oauth/token")).isEqualTo(2);
  }

  @Test
  void maintenanceDuringAPostingIsUnknownAndARefusedConnectionIsNot() {
    sandbox.system.fault("POST", "/credit-receptions", Fault.SERVER_ERROR_BEFORE);

    assertThatThrownBy(() -> points.post(posting(member, "a", 10, BONUS)))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThat(points.find(posting(member, "a", 10, BONUS), EmulatedSystem.START)).isEmpty();
  }
}
