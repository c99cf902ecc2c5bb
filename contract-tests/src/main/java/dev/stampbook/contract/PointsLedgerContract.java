package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.Capability;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.RemoteEffect;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import dev.stampbook.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link PointsLedger} promises (C9, C11, C12). Postings are those of an order worth one point per unit of money, so a provider
 * that computes points itself is set up with that rate.
 */
public abstract class PointsLedgerContract extends ServiceContract {

  // in the form the engine gives them, <program>:order:<order>:<number>, from which a provider may
  // make ids of its own
  private static final String REFERENCE = "sdk:v1:main:order:10045:1";
  private static final String BACK = "sdk:v1:main:order:10045:2";
  private static final String TENTH = "sdk:v1:main:order:10045:10"; // begins like the first
  private static final String NEXT_ORDER = "sdk:v1:main:order:10046:1";

  /** What happens when the same posting is sent a second time. */
  protected enum Repetition {
    /** The provider or the client knows the reference and changes nothing. */
    RECOGNISED,
    /** The provider takes no key, so points move again: only a look-up prevents it. */
    POSTED_AGAIN
  }

  /** What the provider does when points would fall below zero. */
  protected enum BelowZero {
    REFUSED,
    ALLOWED
  }

  /** Returns the provider, configured so that the SDK owns the earning. */
  protected abstract LoyaltyProvider provider();

  /** Adds a new member with so many points at the emulator, 0 or more. */
  protected abstract MemberId memberWith(long points);

  /** Returns a well-formed id that no member has. */
  protected abstract MemberId nobody();

  /** Returns the member's points as the emulator itself keeps them, after {@link #settle()}. */
  protected abstract long pointsAtProvider(MemberId member);

  /** Changes the member's points at the emulator without the SDK, as the merchant or a redemption does. */
  protected abstract void adjust(MemberId member, long change);

  /** Returns the call that makes the points of an order move. */
  protected abstract WireCall postCall();

  /** Returns the call by which {@link PointsLedger#find} asks; empty where the provider cannot be asked. */
  protected abstract Optional<WireCall> lookUpCall();

  /** Returns the call that reads a balance; empty where there is none. */
  protected abstract Optional<WireCall> balanceCall();

  /** Returns what a repeated posting does; it moves points again unless said otherwise. */
  protected Repetition repetition() {
    return Repetition.POSTED_AGAIN;
  }

  /** Returns what becomes of balances below zero; refused unless said otherwise. */
  protected BelowZero belowZero() {
    return BelowZero.REFUSED;
  }

  /** Returns the currency of the orders; US dollars unless said otherwise. */
  protected CurrencyUnit currency() {
    return CurrencyUnit.USD;
  }

  @Override
  protected final Set<Capability> capabilities() {
    return provider().capabilities();
  }

  private PointsLedger ledger() {
    return provider().points();
  }

  private OrderPostings order(String id) {
    return OrderPostings.of(id, currency(), system().clock().instant());
  }

  private long points(MemberId member) {
    settle();
    return pointsAtProvider(member);
  }

  @Test
  void theModeIsWhatIsDeclared() {
    Capability needed =
        ledger().mode() == PostingMode.SIGNED_POINTS
            ? Capability.POINTS_POST
            : Capability.POINTS_EARN_BY_PURCHASE;
    assertThat(capabilities()).contains(needed);
    assertThat(lookUpCall().isPresent()).isEqualTo(can(Capability.POSTING_LOOKUP));
    assertThat(balanceCall().isPresent()).isEqualTo(can(Capability.BALANCE_READ));
  }

  @Test
  void anOrderEarnsOnceUnderItsReference() {
    MemberId member = memberWith(100);

    PostingReceipt receipt = ledger().post(order("10045").earning(member, REFERENCE, 84));

    assertThat(receipt.reference()).isEqualTo(PostingReference.of(REFERENCE));
    assertThat(receipt.points()).isEqualTo(84);
    assertThat(points(member)).isEqualTo(184);
  }

  @Test
  void whatWasRefundedIsTakenBackOrSaidToBeImpossible() {
    MemberId member = memberWith(100);
    OrderPostings order = order("10045");
    ledger().post(order.earning(member, REFERENCE, 84));
    settle();
    Posting back = order.takingBack(member, BACK, 84, 21);

    if (can(Capability.POINTS_REVERSE)) {
      assertThat(ledger().post(back).points()).isEqualTo(-21);
      assertThat(points(member)).isEqualTo(163);
    } else {
      assertUndeclared(Capability.POINTS_REVERSE, () -> ledger().post(back));
      assertThat(points(member)).isEqualTo(184);
    }
  }

  /** C12: the refusal is typed, says what is needed, and took nothing. */
  @Test
  void pointsSpentMeanwhileAreNotTakenSilently() {
    MemberId member = memberWith(0);
    OrderPostings order = order("10045");
    ledger().post(order.earning(member, REFERENCE, 84));
    settle();
    adjust(member, -74);
    Posting back = order.takingBack(member, BACK, 84, 84);

    if (!can(Capability.POINTS_REVERSE)) {
      assertUndeclared(Capability.POINTS_REVERSE, () -> ledger().post(back));
      assertThat(points(member)).isEqualTo(10);
    } else if (belowZero() == BelowZero.ALLOWED) {
      ledger().post(back);
      assertThat(points(member)).isEqualTo(-74);
    } else {
      InsufficientPointsException refused =
          catchThrowableOfType(InsufficientPointsException.class, () -> ledger().post(back));
      assertThat(refused.need()).isEqualTo(84);
      assertThat(refused.effect()).isEqualTo(RemoteEffect.REJECTED);
      refused.have().ifPresent(have -> assertThat(have).isEqualTo(10));
      assertThat(points(member)).isEqualTo(10);
    }
  }

  /** KF-20: whatever becomes of the answer, points move at most once, and the look-up knows whether they did. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aLostAnswerIsSettledByLookingUp(Fault fault) {
    MemberId member = memberWith(100);
    Posting posting = order("10045").earning(member, REFERENCE, 84);
    Instant before = system().clock().instant();
    disturb(postCall(), fault);

    Attempt<PostingReceipt> attempt = Attempt.of(() -> ledger().post(posting));

    assertDisturbed(postCall());
    long moved = points(member) - 100;
    assertThat(moved).as("points moved").isIn(0L, 84L);
    attempt.answer().ifPresent(receipt -> assertThat(moved).isEqualTo(receipt.points()));
    attempt.neverClaimsRejectedWhenIt(() -> moved != 0);
    if (fault.hidesAppliedRequest()) {
      assertThat(moved).isEqualTo(84);
    }
    if (can(Capability.POSTING_LOOKUP)) {
      Optional<PostingReceipt> found = lookUp(posting, before);
      assertThat(found.map(PostingReceipt::points))
          .isEqualTo(moved == 0 ? Optional.empty() : Optional.of(84L));
    } else {
      assertUndeclared(Capability.POSTING_LOOKUP, () -> ledger().find(posting, before));
    }
    assertThat(points(member) - 100).as("looking up moves nothing").isEqualTo(moved);
  }

  /** Looks as often as the schedule says; an entry may become visible late. */
  private Optional<PostingReceipt> lookUp(Posting posting, Instant sent) {
    Instant unknownSince = system().clock().instant();
    for (Duration delay : ledger().lookups().delays()) {
      Instant due = unknownSince.plus(delay);
      if (system().clock().instant().isBefore(due)) {
        system().clock().set(due);
      }
      Optional<PostingReceipt> found = ledger().find(posting, sent);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Test
  void aReferenceFindsItsOwnPostingAndNoOther() {
    MemberId member = memberWith(0);
    MemberId other = memberWith(0);
    Posting posting = order("10045").earning(member, REFERENCE, 84);
    Instant before = system().clock().instant();
    PostingReceipt posted = ledger().post(posting);
    settle();
    Posting unsent = order("10045").takingBack(member, TENTH, 84, 21);
    Posting ofAnother = order("10047").earning(other, "sdk:v1:main:order:10047:1", 84);

    if (can(Capability.POSTING_LOOKUP)) {
      assertThat(lookUp(posting, before).map(PostingReceipt::entry)).contains(posted.entry());
      assertThat(ledger().find(unsent, before)).isEmpty();
      assertThat(ledger().find(ofAnother, before)).isEmpty();
    } else {
      assertUndeclared(Capability.POSTING_LOOKUP, () -> ledger().find(posting, before));
    }
  }

  @Test
  void aPostingSentTwiceIsRecognisedOrLeftToTheLookUp() {
    MemberId member = memberWith(0);
    Posting posting = order("10045").earning(member, REFERENCE, 84);
    PostingReceipt first = ledger().post(posting);
    settle();

    PostingReceipt second = ledger().post(posting);

    if (repetition() == Repetition.RECOGNISED) {
      assertThat(second.entry()).isEqualTo(first.entry());
      assertThat(points(member)).isEqualTo(84);
    } else {
      assertThat(second.entry()).isNotEqualTo(first.entry());
      assertThat(points(member)).isEqualTo(168);
    }
  }

  @Test
  void aFailedLookUpIsNeverNotFound() {
    MemberId member = memberWith(0);
    Posting posting = order("10045").earning(member, REFERENCE, 84);
    Instant before = system().clock().instant();

    if (lookUpCall().isPresent()) {
      assertFailureIsNoAnswer(lookUpCall().get(), () -> ledger().find(posting, before));
    } else {
      assertUndeclared(Capability.POSTING_LOOKUP, () -> ledger().find(posting, before));
    }
  }

  @Test
  void theBalanceIsTheProvidersAndNeverMadeUp() {
    MemberId member = memberWith(100);
    settle();

    if (balanceCall().isPresent()) {
      assertThat(ledger().balance(member)).isEqualTo(100);
      assertThatThrownBy(() -> ledger().balance(nobody())).isInstanceOf(LoyaltyException.class);
      assertFailureIsNoAnswer(balanceCall().get(), () -> ledger().balance(member));
    } else {
      assertUndeclared(Capability.BALANCE_READ, () -> ledger().balance(member));
    }
  }

  @Test
  void theHistoryIsNewestFirstAndKnowsOurReferences() {
    MemberId member = memberWith(0);
    Instant before = system().clock().instant();
    if (!can(Capability.LEDGER_HISTORY)) {
      assertUndeclared(Capability.LEDGER_HISTORY, () -> ledger().history(member, before).close());
      return;
    }
    ledger().post(order("10045").earning(member, REFERENCE, 84));
    settle();
    system().clock().advance(Duration.ofSeconds(2));
    ledger().post(order("10046").earning(member, NEXT_ORDER, 5));
    settle();

    List<LedgerEntry> entries;
    try (Stream<LedgerEntry> history = ledger().history(member, before)) {
      entries = history.toList();
    }

    assertThat(entries.stream().map(LedgerEntry::points)).containsExactly(5L, 84L);
    List<Optional<PostingReference>> references =
        entries.stream().map(LedgerEntry::reference).toList();
    if (ledger().mode() == PostingMode.SIGNED_POINTS
        || references.stream().anyMatch(Optional::isPresent)) {
      assertThat(references)
          .containsExactly(
              Optional.of(PostingReference.of(NEXT_ORDER)),
              Optional.of(PostingReference.of(REFERENCE)));
    } // entries that a provider computes from a purchase may be its own
    assertThat(entries).allSatisfy(entry -> assertThat(entry.member()).isEqualTo(member));
  }
}
