package dev.stampbook.engine;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.member.MemberIdentity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A system that keeps consent per person: counts what it is told and fails as it is bid. A person is a customer id, else an address. */
final class FakeConsents implements ConsentService {

  private final SystemName name;
  private final ConsentStatus.Granularity granularity;
  private final Map<String, Map<ConsentChannel, ConsentState>> kept = new HashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private Consumer<ConsentAct> before = act -> {};
  private Optional<LoyaltyException> deaf = Optional.empty();
  private Optional<ConsentState> answer = Optional.empty();
  private boolean optOutsOnly;
  private int reads;

  FakeConsents(String name) {
    this(name, ConsentStatus.Granularity.PER_CHANNEL);
  }

  FakeConsents(String name, ConsentStatus.Granularity granularity) {
    this.name = SystemName.of(name);
    this.granularity = granularity;
  }

  /** Says that this system tells nothing of whoever is in. */
  FakeConsents optOutsOnly() {
    optOutsOnly = true;
    return this;
  }

  /** One message that was applied. */
  record Told(String person, ConsentAct act) {}

  /** A failure and whether the message was applied all the same. */
  record Failure(LoyaltyException thrown, Applied applied) {}

  /** Whether a message that failed was applied. */
  enum Applied {
    BEFORE_FAILING,
    NOT
  }

  /** Returns this system as a target, as fine as it is. */
  ConsentTarget target() {
    ConsentTarget reading = ConsentTarget.of(name, this);
    ConsentTarget target = optOutsOnly ? reading.optOutsOnly() : reading;
    return granularity == ConsentStatus.Granularity.COARSE ? target.coarse() : target;
  }

  SystemName name() {
    return name;
  }

  synchronized void fail(LoyaltyException failure, Applied applied) {
    failures.add(new Failure(failure, applied));
  }

  /** Stores the next message or not, and never answers. */
  void timeOut(Applied applied) {
    fail(new OutcomeUnknownException("no answer", FailedCall.unanswered(name, "record")), applied);
  }

  /** Does not take the next message: nobody answers the call. */
  void down() {
    fail(
        new UnavailableException("connection refused", FailedCall.unanswered(name, "record")),
        Applied.NOT);
  }

  /** Refuses the next message. */
  void refuse() {
    fail(
        new InvalidRequestException(
            "refused", FailedCall.answered(name, "record", 422, Optional.of("req-1"))),
        Applied.NOT);
  }

  /** Fails every reading until told otherwise. */
  synchronized void deaf(Optional<LoyaltyException> failure) {
    deaf = failure;
  }

  /** Answers with this state, whatever is kept. */
  synchronized void answers(Optional<ConsentState> state) {
    answer = state;
  }

  /** Does something right before a message is applied, such as what another node would do meanwhile. */
  synchronized void before(Consumer<ConsentAct> action) {
    before = action;
  }

  synchronized void set(String person, ConsentChannel channel, ConsentState state) {
    states(person).put(channel, state);
  }

  synchronized ConsentState state(String person, ConsentChannel channel) {
    return states(person).getOrDefault(channel, ConsentState.UNKNOWN);
  }

  synchronized List<Told> told() {
    return List.copyOf(told);
  }

  synchronized int reads() {
    return reads;
  }

  long count(ConsentChannel channel, ConsentAct.Action action) {
    return told().stream()
        .filter(one -> one.act().channel() == channel && one.act().action() == action)
        .count();
  }

  @Override
  public synchronized ConsentStatus read(MemberIdentity identity) {
    reads++;
    if (deaf.isPresent()) {
      throw deaf.get();
    }
    return status(person(identity));
  }

  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    Consumer<ConsentAct> action;
    synchronized (this) {
      action = before;
    }
    action.accept(act);
    return apply(identity, act);
  }

  private synchronized ConsentStatus apply(MemberIdentity identity, ConsentAct act) {
    Failure failure = failures.poll();
    String person = person(identity);
    if (failure == null || failure.applied() == Applied.BEFORE_FAILING) {
      told.add(new Told(person, act));
      ConsentState state =
          act.action() == ConsentAct.Action.OPT_OUT ? ConsentState.OUT : ConsentState.IN;
      if (granularity == ConsentStatus.Granularity.COARSE) {
        for (ConsentChannel channel : ConsentChannel.values()) {
          states(person).put(channel, state);
        }
      } else {
        states(person).put(act.channel(), state);
      }
    }
    if (failure != null) {
      throw failure.thrown();
    }
    return answer.isPresent()
        ? new ConsentStatus(Map.of(act.channel(), answer.get()), granularity)
        : status(person);
  }

  private ConsentStatus status(String person) {
    return new ConsentStatus(states(person), granularity);
  }

  private Map<ConsentChannel, ConsentState> states(String person) {
    return kept.computeIfAbsent(person, any -> new EnumMap<>(ConsentChannel.class));
  }

  static String person(MemberIdentity identity) {
    return identity
        .customerId()
        .map(Object::toString)
        .or(() -> identity.email().map(email -> email.value()))
        .or(() -> identity.phone().map(phone -> phone.value()))
        .orElse("nobody");
  }
}
