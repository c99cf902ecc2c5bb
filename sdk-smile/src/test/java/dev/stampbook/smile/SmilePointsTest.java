package dev.stampbook.smile;

import static dev.stampbook.points.PostingReason.BONUS;
import static dev.stampbook.points.PostingReason.ORDER;
import static dev.stampbook.points.PostingReason.RESTORATION;
import static dev.stampbook.smile.EmulatedSmile.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.Capability;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.smile.SmileEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmilePointsTest {

  private static final String REFERENCE = "sdk:v1:earn:order:10045:4f1c";

  private final EmulatedSmile sandbox = new EmulatedSmile();
  private final SmilePoints points = sandbox.ledger().points();
  private final MemberId member = sandbox.member("member1@example.com", 100);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private List<SmileEntry> ledger() {
    return sandbox.account.ledger(SmileIds.number(member));
  }

  @Test
  void postsSignedPointsWithTheReferenceAsInternalNote() {
    PostingReceipt receipt = points.post(posting(member, REFERENCE, 84, ORDER));
    points.post(posting(member, "sdk:v1:refund:10045", -21, ORDER));

    SmileEntry entry = ledger().get(1);
    assertThat(entry.change()).isEqualTo(84);
    assertThat(entry.internalNote()).contains(REFERENCE);
    assertThat(entry.description()).isEqualTo("Order 10045");
    assertThat(receipt.reference()).isEqualTo(PostingReference.of(REFERENCE));
    assertThat(receipt.entry().value()).isEqualTo(Long.toString(entry.id()));
    assertThat(receipt.points()).isEqualTo(84);
    assertThat(receipt.at()).isEqualTo(EmulatedSmile.START);
    assertThat(points.balance(member)).isEqualTo(163);
    assertThat(points.mode()).isEqualTo(PostingMode.SIGNED_POINTS);
  }

  @Test
  void leavesOrdersToSmileUnlessTheSdkOwnsThem() {
    SmilePoints natively = sandbox.smile().points();

    for (long change : List.of(84L, -84L)) {
      UnsupportedCapabilityException refused =
          catchThrowableOfType(
              UnsupportedCapabilityException.class,
              () -> natively.post(posting(member, REFERENCE, change, ORDER)));
      assertThat(refused.setting()).contains("smile.earning=SDK_LEDGER");
      assertThat(refused.capability())
          .isEqualTo(change > 0 ? Capability.POINTS_POST : Capability.POINTS_REVERSE);
    }
    assertThat(sandbox.server.calls().total()).isZero();

    natively.post(posting(member, "bonus", 5, BONUS));
    natively.post(posting(member, "restore", 7, RESTORATION));
    assertThat(points.balance(member)).isEqualTo(112);
  }

  @Test
  void aBalanceThatWouldFallBelowZeroIsInsufficientPointsWithHaveAndNeed() {
    InsufficientPointsException failure =
        catchThrowableOfType(
            InsufficientPointsException.class,
            () -> points.post(posting(member, REFERENCE, -101, ORDER)));

    assertThat(failure.have()).hasValue(100);
    assertThat(failure.need()).isEqualTo(101);
    assertThat(failure.call().requestId()).isPresent();
    assertThat(ledger()).hasSize(1);
    points.post(posting(member, REFERENCE, -100, ORDER));
    assertThat(points.balance(member)).isZero();
  }

  @Test
  void otherRefusalsStayRefusalsWhateverTheirMessage() {
    AtomicInteger status = new AtomicInteger(422);
    sandbox.tamper(
        (request, answer) ->
            request.method().equals("POST")
                ? EmulatedSmile.json(
                    status.get(), "{\"error\":{\"message\":\"The balance is too low.\"}}")
                : answer);

    assertThatThrownBy(() -> points.post(posting(member, REFERENCE, -40, ORDER)))
        .isExactlyInstanceOf(InvalidRequestException.class);
    long reads = sandbox.calls("GET /v1/customers/{id}");
    assertThatThrownBy(() -> points.post(posting(member, REFERENCE, 200, ORDER)))
        .isExactlyInstanceOf(InvalidRequestException.class);
    status.set(400);
    assertThatThrownBy(() -> points.post(posting(member, REFERENCE, -260, ORDER)))
        .isExactlyInstanceOf(InvalidRequestException.class);
    assertThat(sandbox.calls("GET /v1/customers/{id}")).isEqualTo(reads);
  }

  @Test
  void aRefusalWhoseBalanceCannotBeReadKeepsBothFailures() {
    sandbox.tamper(
        (request, answer) ->
            request.method().equals("GET")
                ? EmulatedSmile.json(403, "{\"error\":\"no\"}")
                : answer);

    assertThatThrownBy(() -> points.post(posting(member, REFERENCE, -101, ORDER)))
        .isExactlyInstanceOf(InvalidRequestException.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  /** KF-20: what may have been applied is looked up, never sent again by itself. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "SERVER_ERROR_AFTER_APPLY",
        "CUT_AFTER_APPLY",
        "TRUNCATED_BODY",
        "GARBLED_BODY",
        "HTML_ERROR_PAGE",
        "EMPTY_BODY"
      })
  void anAppliedPostingWithoutItsAnswerIsUnknownAndFoundByItsReference(Fault fault) {
    Posting posting = posting(member, REFERENCE, 84, ORDER);
    sandbox.fault("POST", "/points_transactions", fault);

    assertThatThrownBy(() -> points.post(posting))
        .isInstanceOfSatisfying(
            LoyaltyException.class,
            failure -> assertThat(failure.effect().mayHaveActed()).isTrue());
    Optional<PostingReceipt> found = points.find(posting, EmulatedSmile.START);

    assertThat(sandbox.posts()).isEqualTo(1);
    assertThat(found).isPresent();
    assertThat(found.get().points()).isEqualTo(84);
    assertThat(found.get().entry().value()).isEqualTo(Long.toString(ledger().get(1).id()));
  }

  /** KF-20, order B: visible after 3 s, so the first look-up of the schedule misses it and the second one finds it. */
  @Test
  void theLookUpsOfTheScheduleOutlastALedgerThatLags() {
    try (EmulatedSmile late =
        new EmulatedSmile(account -> account.visibilityDelay(Duration.ofSeconds(3)))) {
      SmilePoints lagging = late.ledger().points();
      Posting posting = posting(late.member("member1@example.com", 0), REFERENCE, 80, ORDER);
      late.fault("POST", "/points_transactions", Fault.CUT_AFTER_APPLY);
      assertThatThrownBy(() -> lagging.post(posting)).isInstanceOf(OutcomeUnknownException.class);

      List<Boolean> found = new ArrayList<>();
      for (Duration delay : lagging.lookups().delays()) {
        late.clock.set(EmulatedSmile.START.plus(delay));
        found.add(lagging.find(posting, EmulatedSmile.START).isPresent());
      }
      assertThat(found).containsExactly(false, true);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "SERVER_ERROR_BEFORE"})
  void aPostingThatWasNotAppliedIsUnknownAndNotFound(Fault fault) {
    Posting posting = posting(member, REFERENCE, 84, ORDER);
    sandbox.fault("POST", "/points_transactions", fault);

    assertThatThrownBy(() -> points.post(posting)).isInstanceOf(OutcomeUnknownException.class);

    assertThat(points.find(posting, EmulatedSmile.START)).isEmpty();
    assertThat(sandbox.posts()).isEqualTo(1);
    assertThat(points.lookups().delays())
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  @Test
  void aUsedUpQuotaIsWaitedForASecondAtATimeAndPostsOnce() {
    sandbox.fault("POST", "/points_transactions", Fault.TOO_MANY_REQUESTS, Fault.TOO_MANY_REQUESTS);

    points.post(posting(member, REFERENCE, 84, ORDER));

    assertThat(sandbox.posts()).isEqualTo(3);
    assertThat(ledger()).hasSize(2);
    assertThat(Duration.between(EmulatedSmile.START, sandbox.clock.instant()))
        .isBetween(Duration.ofMillis(2_000), Duration.ofMillis(2_200));
  }

  @Test
  void afterFiveTriesTheQuotaIsTheCallersAndNothingWasPosted() {
    for (int i = 0; i < 5; i++) {
      sandbox.fault("POST", "/points_transactions", Fault.TOO_MANY_REQUESTS);
    }

    assertThatThrownBy(() -> points.post(posting(member, REFERENCE, 84, ORDER)))
        .isInstanceOf(RateLimitedException.class);
    assertThat(sandbox.posts()).isEqualTo(5);
    assertThat(ledger()).hasSize(1);
  }

  @Test
  void findReadsEveryPageBackToFiveMinutesBeforeTheStartAndComparesExactly() {
    Posting posting = posting(member, REFERENCE, 84, ORDER);
    PostingReceipt posted = points.post(posting);
    for (int i = 0; i < 600; i++) {
      points.post(posting(member, REFERENCE + "x" + i, 1, ORDER));
    }
    long before = sandbox.calls("GET /v1/points_transactions");

    assertThat(points.find(posting, EmulatedSmile.START.plus(Duration.ofMinutes(5))))
        .contains(posted);
    assertThat(sandbox.calls("GET /v1/points_transactions") - before).isEqualTo(3);
    assertThat(points.find(posting, EmulatedSmile.START.plus(Duration.ofMinutes(6)))).isEmpty();
    assertThat(points.find(posting(member, "sdk:v1", 84, ORDER), EmulatedSmile.START)).isEmpty();
    MemberId other = sandbox.member("other@example.com", 0);
    assertThat(points.find(posting(other, REFERENCE, 84, ORDER), EmulatedSmile.START)).isEmpty();
  }

  @Test
  void aFailedLookUpIsNeverNotFound() {
    Posting posting = posting(member, REFERENCE, 84, ORDER);
    points.post(posting);

    sandbox.rewrite("GET", "/points_transactions", body -> "{}");
    assertThatThrownBy(() -> points.find(posting, EmulatedSmile.START))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("points_transactions");

    sandbox.tamper(
        (request, answer) ->
            request.method().equals("GET") ? EmulatedSmile.json(503, "Down") : answer);
    assertThatThrownBy(() -> points.find(posting, EmulatedSmile.START))
        .isInstanceOf(UnavailableException.class);

    sandbox.tamper(
        (request, answer) ->
            request.method().equals("GET")
                ? EmulatedSmile.json(
                    200, "{\"points_transactions\":[],\"metadata\":{\"next_cursor\":\"again\"}}")
                : answer);
    assertThatThrownBy(() -> points.find(posting, EmulatedSmile.START))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void aListWithoutEndIsGivenUpAtThePageBound() {
    for (int i = 0; i < 251; i++) {
      points.post(posting(member, "note" + i, 1, ORDER));
    }
    SmilePoints onePage =
        sandbox.builder().apiKey(Secret.of(EmulatedSmile.API_KEY)).maxPages(1).build().points();

    assertThatThrownBy(() -> onePage.find(posting(member, "absent", 1, ORDER), EmulatedSmile.START))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void historyIsNewestFirstAndReadsPagesOnlyAsTheyAreWanted() {
    sandbox.clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 300; i++) {
      points.post(posting(member, "note" + i, i + 1, ORDER));
    }
    sandbox.account.adjust(SmileIds.number(member), 3, "By hand");

    try (Stream<LedgerEntry> history = points.history(member, EmulatedSmile.START)) {
      assertThat(history.limit(2).toList())
          .satisfiesExactly(
              newest -> {
                assertThat(newest.points()).isEqualTo(3);
                assertThat(newest.reference()).isEmpty();
              },
              second -> assertThat(second.reference()).contains(PostingReference.of("note299")));
    }
    assertThat(sandbox.calls("GET /v1/points_transactions")).isEqualTo(1);
    try (Stream<LedgerEntry> history = points.history(member, EmulatedSmile.START)) {
      assertThat(history.mapToLong(LedgerEntry::points).sum()).isEqualTo(100 + 300 * 301 / 2 + 3);
    }
    try (Stream<LedgerEntry> later = points.history(member, EmulatedSmile.START.plusMillis(1))) {
      assertThat(later).hasSize(301);
    }
    sandbox.rewrite(
        "GET",
        "/points_transactions",
        body -> body.replaceFirst("created_at\":\"2026", "created_at\":\"2025"));
    try (Stream<LedgerEntry> touched = points.history(member, EmulatedSmile.START.plusMillis(1))) {
      assertThat(touched).as("entries changed since but made before").hasSize(299);
    }
  }

  @Test
  void readsABalanceBelowZeroAndNeverMakesOneUp() {
    sandbox.rewrite(
        "GET", "/customers/" + member, body -> body.replaceAll("(points_balance\":)100", "$1-40"));
    assertThat(points.balance(member)).isEqualTo(-40);

    sandbox.rewrite(
        "GET", "/customers/" + member, body -> body.replace("points_balance", "points_other"));
    assertThatThrownBy(() -> points.balance(member))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("points_balance");
    assertThatThrownBy(() -> points.balance(MemberId.of("12")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> points.balance(MemberId.of("card-12")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole numbers");
  }

  @Test
  void keepsToTheConfiguredLengths() {
    SmilePoints narrow =
        sandbox
            .builder()
            .apiKey(Secret.of(EmulatedSmile.API_KEY))
            .earning(SmileEarning.SDK_LEDGER)
            .internalNoteLength(10)
            .descriptionLength(5)
            .build()
            .points();

    assertThatThrownBy(() -> narrow.post(posting(member, "01234567890", 1, ORDER)))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.fields()).containsKey("internal_note"));
    assertThat(sandbox.posts()).isZero();
    narrow.post(posting(member, "0123456789", 1, ORDER));
    assertThat(ledger().get(1).description()).isEqualTo("Order");
  }
}
