package dev.stampbook.engine.internal.consent;

import dev.stampbook.LoyaltyException;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule.Decision;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.consent.ConsentDifference;
import dev.stampbook.engine.consent.ConsentDifference.Kind;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.consent.Deliveries.State;
import dev.stampbook.engine.internal.consent.Sightings.Sighting;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what the systems keep with the registry. A no is adopted, a yes never, and a yes that a system lost is not given back. */
final class ReadBack {

  private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

  private final Shared shared;
  private final Adopter adopter;

  ReadBack(Shared shared) {
    this.shared = shared;
    this.adopter = new Adopter(shared);
  }

  /** Reads back the people who were read before a time, longest ago first. A system that is not there is left out for this round. */
  List<ConsentDifference> run(Instant before, int limit) {
    List<People.Person> people =
        shared.sql.inTransaction(tx -> shared.people.unread(tx, before, limit));
    Set<ConsentTarget> gone = new HashSet<>();
    List<ConsentDifference> differences = new ArrayList<>();
    for (People.Person person : people) {
      differences.addAll(of(person, gone));
      if (gone.isEmpty()) {
        shared.sql.run(tx -> shared.people.readBack(tx, person.id(), shared.now()));
      }
    }
    return differences;
  }

  /** Reads one person back. */
  List<ConsentDifference> of(PersonId person) {
    return of(shared.sql.inTransaction(tx -> shared.people.get(tx, person)), new HashSet<>());
  }

  private List<ConsentDifference> of(People.Person person, Set<ConsentTarget> gone) {
    List<ConsentDifference> differences = new ArrayList<>();
    for (ConsentTarget target : shared.targets) {
      boolean asks = target.canBeRead() && person.identity().isPresent() && !gone.contains(target);
      if (!asks) {
        continue;
      }
      try {
        ConsentStatus status = target.service().read(person.identity().orElseThrow());
        differences.addAll(
            shared.sql.inTransaction(tx -> compare(tx, target, person.id(), status)));
      } catch (LoyaltyException failure) {
        LOG.debug("{} did not tell its consent: {}", target.name(), failure.call());
        if (failure.retryCanHelp()) {
          gone.add(target);
        }
      }
    }
    return differences;
  }

  private List<ConsentDifference> compare(
      Sql.Tx tx, ConsentTarget target, PersonId person, ConsentStatus status) throws SQLException {
    shared.chain.lock(tx);
    Instant now = shared.now();
    PersonId root = shared.people.root(tx, person);
    List<ConsentDifference> differences = new ArrayList<>();
    for (ConsentChannel channel : target.channels()) {
      ConsentState expected = Coarse.expected(shared, tx, target, root, channel);
      ConsentState found = status.state(channel);
      kind(tx, target, root, channel, expected, found)
          .map(
              kind ->
                  new ConsentDifference(target.name(), root, channel, expected, found, kind, now))
          .ifPresent(differences::add);
    }
    for (ConsentChannel channel : target.channels()) {
      shared.sightings.note(tx, target.name(), root, channel, status.state(channel), now);
      shared.sightings.differs(
          tx,
          target.name(),
          root,
          channel,
          differences.stream().filter(one -> one.channel() == channel).findFirst());
    }
    for (ConsentDifference difference : differences) { // all were judged by what was known before
      act(tx, target, root, difference);
    }
    return differences;
  }

  private Optional<Kind> kind(
      Sql.Tx tx,
      ConsentTarget target,
      PersonId person,
      ConsentChannel channel,
      ConsentState expected,
      ConsentState found)
      throws SQLException {
    if (found == ConsentState.UNKNOWN && target.reading() == ConsentTarget.Reading.OPT_OUTS_ONLY) {
      return Optional.empty();
    }
    boolean yesThere = found == ConsentState.IN || found == ConsentState.PENDING;
    Optional<Delivery> newest = newest(tx, target, person, channel);
    boolean waits = newest.filter(one -> one.state() == State.WAITING).isPresent();
    if (expected == ConsentState.IN) {
      if (yesThere) {
        return Optional.empty();
      }
      if (hadYes(tx, target, person, channel)) {
        return Optional.of(found == ConsentState.OUT ? Kind.OPT_OUT_ADOPTED : Kind.YES_GONE);
      }
      if (waits) {
        return Optional.of(Kind.ON_ITS_WAY);
      }
      return found == ConsentState.OUT ? Optional.of(Kind.NO_OF_UNKNOWN_AGE) : Optional.empty();
    }
    if (!yesThere) {
      return Optional.empty();
    }
    boolean saidNo = expected == ConsentState.OUT || newest.filter(Delivery::isOptOut).isPresent();
    if (!saidNo) {
      return Optional.of(Kind.YES_WITHOUT_ACT);
    }
    return Optional.of(waits ? Kind.ON_ITS_WAY : Kind.OPT_OUT_REPEATED);
  }

  /** Returns whether the system kept the yes that decides now: it acknowledged it, or was seen with a yes since. */
  private boolean hadYes(Sql.Tx tx, ConsentTarget target, PersonId person, ConsentChannel channel)
      throws SQLException {
    Optional<ConsentRecord> yes = latestYes(tx, target, person, channel);
    if (yes.isEmpty()) {
      return false;
    }
    boolean told =
        shared.deliveries.about(tx, person).stream()
            .anyMatch(
                one ->
                    one.target().equals(target.name())
                        && one.act().id().equals(yes.get().act().id())
                        && one.state() == State.TOLD
                        && one.answer().filter(ConsentState.IN.name()::equals).isPresent());
    Optional<Sighting> seen = shared.sightings.last(tx, target.name(), person, channel);
    return told
        || seen.filter(
                last ->
                    last.state() == ConsentState.IN
                        && !last.seenAt().isBefore(yes.get().effectiveAt()))
            .isPresent();
  }

  /** Returns the yes that opened the channel; where one flag stands for all, the last one that was needed. */
  private Optional<ConsentRecord> latestYes(
      Sql.Tx tx, ConsentTarget target, PersonId person, ConsentChannel channel)
      throws SQLException {
    Optional<ConsentRecord> latest = Optional.empty();
    for (ConsentChannel one : target.channels()) {
      if (one == channel || Coarse.is(target)) {
        Optional<ConsentRecord> by = shared.decide(tx, person, one).by();
        boolean later =
            by.isPresent()
                && latest
                    .filter(other -> !by.get().effectiveAt().isAfter(other.effectiveAt()))
                    .isEmpty();
        latest = later ? by : latest;
      }
    }
    return latest;
  }

  private Optional<Delivery> newest(
      Sql.Tx tx, ConsentTarget target, PersonId person, ConsentChannel channel)
      throws SQLException {
    Optional<Delivery> newest = Optional.empty();
    for (Delivery one : shared.deliveries.about(tx, person)) {
      boolean concerns =
          one.target().equals(target.name())
              && one.state() != State.SUPERSEDED
              && (one.channel() == channel || Coarse.is(target));
      if (concerns) {
        newest = Optional.of(one);
      }
    }
    return newest;
  }

  private void act(Sql.Tx tx, ConsentTarget target, PersonId person, ConsentDifference difference)
      throws SQLException {
    String what =
        difference.channel()
            + ": "
            + target.name()
            + " says "
            + difference.found()
            + ", the registry "
            + difference.registry();
    switch (difference.kind()) {
      case OPT_OUT_ADOPTED ->
          adopter.adopt(tx, target, person, difference.channel(), difference.seenAt());
      case OPT_OUT_REPEATED -> repeat(tx, target, person, difference);
      case ON_ITS_WAY -> LOG.debug("{} has not been told yet", target.name());
      case YES_WITHOUT_ACT, YES_GONE, NO_OF_UNKNOWN_AGE ->
          shared.audit(tx, person, AuditOutcome.MANUAL, what + ": " + difference.kind());
    }
  }

  private void repeat(
      Sql.Tx tx, ConsentTarget target, PersonId person, ConsentDifference difference)
      throws SQLException {
    ConsentChannel channel = difference.channel();
    String note = "told again: the system said yes";
    Optional<Delivery> no = newest(tx, target, person, channel).filter(Delivery::isOptOut);
    if (no.isPresent()) {
      shared.deliveries.repeat(tx, no.get(), shared.now(), note);
    } else {
      for (ConsentChannel one : target.channels()) {
        Decision decision = shared.decide(tx, person, one);
        boolean isNo =
            (one == channel || Coarse.is(target)) && decision.state() == ConsentState.OUT;
        if (isNo && decision.by().isPresent()) {
          ConsentRecord by = decision.by().get();
          shared.deliveries.add(
              tx,
              target.name(),
              by.link().sequence(),
              person,
              by.act(),
              by.act().id(),
              State.WAITING,
              shared.now());
        }
      }
    }
    shared.audit(
        tx,
        person,
        AuditOutcome.COMPENSATED,
        channel + ": " + target.name() + " said yes against a no and is told again");
  }
}
