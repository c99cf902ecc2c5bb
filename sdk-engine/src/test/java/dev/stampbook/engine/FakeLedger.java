package dev.stampbook.engine;

import dev.stampbook.AuthenticationException;
import dev.stampbook.FailedCall;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A ledger without idempotency: a reference sent twice is stored twice, so that whoever sends twice is found out. Faults are scripted per
 * order.
 */
final class FakeLedger implements PointsLedger {

  static final SystemName NAME = SystemName.of("fake");

  private final InstantSource clock;
  private final List<Stored> entries = new ArrayList<>();
  private final Map<MemberId, Long> balances = new HashMap<>();
  private final Map<String, Deque<Fault>> faults = new HashMap<>();
  private final Map<String, Integer> writesBySubject = new HashMap<>();
  private final Map<String, List<Instant>> lookups = new HashMap<>();
  private Consumer<Posting> beforePost = posting -> {};
  private LookupSchedule schedule = LookupSchedule.standard();
  private int rule = 1;
  private boolean refusesOverdraft;
  private boolean lookupFails;
  private OptionalLong toldBalance = OptionalLong.empty();
  private int writes;

  FakeLedger(InstantSource clock) {
    this.clock = clock;
  }

  private record Stored(LedgerEntry entry, Instant visibleAt) {}

  // ----- scripting

  synchronized FakeLedger fault(String order, Fault... script) {
    return faultOfSubject("order:" + order, script);
  }

  synchronized FakeLedger faultOfSubject(String subject, Fault... script) {
    faults.computeIfAbsent(subject, key -> new ArrayDeque<>()).addAll(List.of(script));
    return this;
  }

  /** Makes the ledger tell a balance that is not the sum of its entries. */
  synchronized void balanceSays(long points) {
    toldBalance = OptionalLong.of(points);
  }

  /** Makes the ledger compute points by a rule of its own: so many for each one expected. */
  synchronized void ruleGives(int forEachPoint) {
    rule = forEachPoint;
  }

  synchronized void refuseOverdraft() {
    refusesOverdraft = true;
  }

  synchronized void lookupsFail(boolean value) {
    lookupFails = value;
  }

  synchronized void schedule(LookupSchedule value) {
    schedule = value;
  }

  /** Runs before each write request, outside every lock. */
  void beforePost(Consumer<Posting> action) {
    beforePost = action;
  }

  /** Books points by somebody else's hand: a start balance, a redemption at the till. */
  synchronized void book(MemberId member, long points) {
    store(member, points, Optional.empty(), Duration.ZERO);
  }

  // ----- what tests ask

  synchronized int writes() {
    return writes;
  }

  synchronized int writes(String order) {
    return writesBySubject.getOrDefault("order:" + order, 0);
  }

  synchronized List<Instant> lookups(String order) {
    return List.copyOf(lookups.getOrDefault("order:" + order, List.of()));
  }

  /** Waits until this many entries are there; fails after a minute. */
  synchronized void awaitEntries(int count) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (entries.size() < count) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("only " + entries.size() + " entries instead of " + count);
      }
      wait(1 + left / 1_000_000);
    }
  }

  synchronized List<LedgerEntry> entries() {
    return entries.stream().map(Stored::entry).toList();
  }

  /** Returns the signed points of the entries of one order, in the order they were stored. */
  synchronized List<Long> pointsOf(String order) {
    return entries.stream()
        .map(Stored::entry)
        .filter(
            entry -> entry.reference().filter(r -> subject(r).equals("order:" + order)).isPresent())
        .map(LedgerEntry::points)
        .toList();
  }

  synchronized long runningBalance(MemberId member) {
    return balances.getOrDefault(member, 0L);
  }

  /** Returns the subject of one of the engine's references, {@code sdk:v1:<program>:<subject>:<sequence>}. */
  static String subject(PostingReference reference) {
    String[] parts = reference.value().split(":", 4);
    return parts.length < 4 ? "" : parts[3].substring(0, parts[3].lastIndexOf(':'));
  }

  // ----- the ledger

  @Override
  public PostingMode mode() {
    return PostingMode.SIGNED_POINTS;
  }

  @Override
  public synchronized LookupSchedule lookups() {
    return schedule;
  }

  @Override
  public synchronized long balance(MemberId member) {
    return toldBalance.orElse(runningBalance(member));
  }

  @Override
  public PostingReceipt post(Posting posting) {
    beforePost.accept(posting);
    return answer(posting);
  }

  private synchronized PostingReceipt answer(Posting posting) {
    String subject = subject(posting.reference());
    Optional<Fault> fault = Optional.ofNullable(faults.get(subject)).map(Deque::poll);
    if (fault.filter(Fault.CrashBefore.class::isInstance).isPresent()) {
      throw new SimulatedCrash("before the write of " + subject);
    }
    writes++;
    writesBySubject.merge(subject, 1, Integer::sum);
    if (fault.isPresent()) {
      fail(posting, fault.get());
    }
    return receipt(accept(posting, Duration.ZERO));
  }

  private void fail(Posting posting, Fault fault) {
    FailedCall unanswered = FailedCall.unanswered(NAME, "createEntry");
    if (fault instanceof Fault.CommitThenTimeout late) {
      accept(posting, late.visibleAfter());
      throw new OutcomeUnknownException("no answer in time", unanswered);
    }
    if (fault instanceof Fault.CrashAfter) {
      accept(posting, Duration.ZERO);
      throw new SimulatedCrash("after the write of " + posting.reference());
    }
    if (fault instanceof Fault.ConnectionRefused) {
      throw new UnavailableException("connection refused", unanswered);
    }
    if (fault instanceof Fault.TooMany many) {
      throw new RateLimitedException(
          "quota used up", answered(429), Optional.of(many.retryAfter()));
    }
    if (fault instanceof Fault.Unavailable) {
      throw new OutcomeUnknownException("server error", answered(503));
    }
    if (fault instanceof Fault.Refused) {
      throw new InvalidRequestException("refused", answered(422));
    }
    if (fault instanceof Fault.Unauthorized) {
      throw new AuthenticationException("the key is wrong; set a valid one", answered(401));
    }
    throw new IllegalStateException("a bug in the provider module");
  }

  private static FailedCall answered(int status) {
    return FailedCall.answered(NAME, "createEntry", status, Optional.of("req-" + status));
  }

  private LedgerEntry accept(Posting posting, Duration visibleAfter) {
    long has = runningBalance(posting.member());
    if (refusesOverdraft && posting.points() < 0 && has + posting.points() < 0) {
      throw new InsufficientPointsException(answered(422), OptionalLong.of(has), -posting.points());
    }
    return store(
        posting.member(), rule * posting.points(), Optional.of(posting.reference()), visibleAfter);
  }

  private LedgerEntry store(
      MemberId member, long points, Optional<PostingReference> reference, Duration visibleAfter) {
    Instant now = clock.instant();
    LedgerEntry entry =
        new LedgerEntry(
            LedgerEntryId.of("e" + (entries.size() + 1)), member, points, reference, now);
    entries.add(new Stored(entry, now.plus(visibleAfter)));
    balances.merge(member, points, Long::sum);
    notifyAll();
    return entry;
  }

  @Override
  public synchronized Optional<PostingReceipt> find(Posting posting, Instant notBefore) {
    Instant now = clock.instant();
    lookups.computeIfAbsent(subject(posting.reference()), key -> new ArrayList<>()).add(now);
    if (lookupFails) {
      throw new UnavailableException(
          "connection refused", FailedCall.unanswered(NAME, "listEntries"));
    }
    return entries.stream()
        .filter(stored -> !stored.visibleAt().isAfter(now))
        .map(Stored::entry)
        .filter(entry -> entry.member().equals(posting.member()))
        .filter(entry -> entry.reference().filter(posting.reference()::equals).isPresent())
        .filter(entry -> !entry.at().isBefore(notBefore))
        .findFirst()
        .map(FakeLedger::receipt);
  }

  private static PostingReceipt receipt(LedgerEntry entry) {
    return new PostingReceipt(
        entry.reference().orElseThrow(), entry.id(), entry.points(), entry.at());
  }

  @Override
  public synchronized Stream<LedgerEntry> history(MemberId member, Instant since) {
    return entries().stream().filter(entry -> entry.member().equals(member));
  }
}
