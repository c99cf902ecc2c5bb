package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentDetails;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule.Decision;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.consent.Deliveries.Outcome;
import dev.stampbook.engine.internal.consent.Deliveries.State;
import dev.stampbook.engine.internal.consent.Sightings.Sighting;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hands messages out and takes their outcomes back, each in one transaction that holds the chain's end: an act is recorded either before a
 * message is handed out, and then it is looked at, or after, and then its own message knows that one is under way.
 */
final class Counter {

  private final Shared shared;
  private final Adopter adopter;

  Counter(Shared shared) {
    this.shared = shared;
    this.adopter = new Adopter(shared);
  }

  /** Returns whom a message is about: the person as known now, with the address the act was for. */
  Optional<MemberIdentity> recipient(Sql.Tx tx, Delivery delivery) throws SQLException {
    Optional<MemberIdentity> known = shared.people.get(tx, delivery.person()).identity();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Optional<ContactAddress> then =
        shared
            .chain
            .details(tx, delivery.detailsOf().value())
            .flatMap(ConsentDetails::address)
            .filter(address -> address.channel() == delivery.channel());
    boolean own = shared.people.root(tx, delivery.person()).equals(delivery.person());
    return then.isPresent() && own ? Optional.of(Identities.with(known.get(), then.get())) : known;
  }

  /** Takes a message without looking at anything. */
  boolean take(Sql.Tx tx, Delivery delivery, String owner) throws SQLException {
    shared.chain.lock(tx);
    Instant now = shared.now();
    return shared.deliveries.claim(tx, delivery, owner, now, now.plus(shared.settings.lease()));
  }

  /**
   * Looks at where consent stands at this moment and hands a message out; empty when it is not to be sent.
   *
   * @param found what the system said right before
   */
  Optional<MemberIdentity> hand(
      Sql.Tx tx,
      ConsentTarget target,
      Delivery delivery,
      String owner,
      Optional<ConsentStatus> found)
      throws SQLException {
    if (!take(tx, delivery, owner)) {
      return Optional.empty();
    }
    PersonId person = shared.people.root(tx, delivery.person());
    Decision decision = shared.decide(tx, person, delivery.channel());
    Optional<String> overtaken =
        delivery.isOptOut()
            ? overtakenNo(tx, delivery, decision)
            : overtakenYes(tx, target, delivery, person, decision);
    if (overtaken.isPresent()) {
      finish(tx, delivery, owner, State.SUPERSEDED, overtaken.get());
      return Optional.empty();
    }
    if (found.isPresent()) {
      Optional<ConsentStatus> no =
          found.filter(status -> status.state(delivery.channel()) == ConsentState.OUT);
      if (no.isPresent() && !isOlder(tx, target, delivery, owner)) {
        return Optional.empty();
      }
      note(tx, target, delivery.person(), found.get());
    }
    Optional<MemberIdentity> whom = recipient(tx, delivery);
    if (whom.isEmpty()) {
      finish(tx, delivery, owner, State.SUPERSEDED, "the person's data were erased");
    }
    return whom;
  }

  /** An opt-out is sent even when a newer yes waits behind it, unless the system was told that yes already. */
  private Optional<String> overtakenNo(Sql.Tx tx, Delivery delivery, Decision decision)
      throws SQLException {
    if (decision.state() != ConsentState.IN) {
      return Optional.empty();
    }
    ConsentRecord yes = decision.by().orElseThrow();
    return shared
        .deliveries
        .lastSettled(tx, delivery.target(), yes.person(), delivery.channel())
        .filter(last -> last.act().id().equals(yes.act().id()))
        .map(last -> "a newer yes was told");
  }

  private Optional<String> overtakenYes(
      Sql.Tx tx, ConsentTarget target, Delivery delivery, PersonId person, Decision decision)
      throws SQLException {
    boolean decides =
        decision.state() == ConsentState.IN
            && decision.by().filter(by -> by.act().id().equals(delivery.act().id())).isPresent();
    if (!decides) {
      return Optional.of("a newer act decides");
    }
    return Coarse.expected(shared, tx, target, person, delivery.channel()) == ConsentState.IN
        ? Optional.empty()
        : Optional.of("one flag stands for channels that are not all agreed to");
  }

  /**
   * Returns whether the system's no is older than the yes of the message. A no that is newer is adopted; of one whose age cannot be told the
   * yes is held back.
   */
  private boolean isOlder(Sql.Tx tx, ConsentTarget target, Delivery delivery, String owner)
      throws SQLException {
    Instant now = shared.now();
    Instant yes = delivery.act().occurredAt();
    Instant latest = yes.plus(shared.settings.firstLook());
    Optional<Sighting> before =
        shared.sightings.last(tx, target.name(), delivery.person(), delivery.channel());
    boolean knownBefore =
        before
            .filter(seen -> seen.state() == ConsentState.OUT && !seen.since().isAfter(latest))
            .isPresent();
    boolean newer =
        before
            .filter(seen -> seen.state() != ConsentState.OUT && !seen.seenAt().isBefore(yes))
            .isPresent();
    if (newer) {
      finish(tx, delivery, owner, State.SUPERSEDED, "the person said no there since");
      adopter.adopt(tx, target, delivery.person(), delivery.channel(), now);
      return false;
    }
    if (knownBefore || !now.isAfter(latest)) {
      return true;
    }
    shared.audit(
        tx,
        delivery.person(),
        AuditOutcome.MANUAL,
        delivery.channel()
            + " OPT_IN is held back: "
            + target.name()
            + " says no, and it cannot be told which is newer; ask the person again");
    finish(tx, delivery, owner, State.HELD, "its no may be newer");
    return false;
  }

  /** Records that a system acknowledged a message. */
  void told(Sql.Tx tx, ConsentTarget target, Delivery delivery, String owner, ConsentStatus status)
      throws SQLException {
    shared.chain.lock(tx);
    Instant now = shared.now();
    ConsentState state = status.state(delivery.channel());
    boolean refusedYes = !delivery.isOptOut() && state == ConsentState.OUT;
    Outcome outcome =
        new Outcome(
            Optional.of(state.name()), now, refusedYes ? "it took the yes and still says no" : "");
    if (!shared.deliveries.end(
        tx, delivery, owner, refusedYes ? State.HELD : State.TOLD, outcome)) {
      return; // the lease was over and another node sends it; what that one hears counts
    }
    note(tx, target, delivery.person(), status);
    acknowledge(tx, delivery, state, now);
    OptionalLong until =
        delivery.isOptOut()
            ? shared.deliveries.underWay(tx, target, delivery, now)
            : OptionalLong.empty();
    if (until.isPresent()) {
      shared.deliveries.repeat(
          tx,
          delivery,
          Instant.ofEpochMilli(until.getAsLong()),
          "told; once more when an opt-in that was under way cannot arrive any more");
    }
    if (!delivery.isOptOut()) {
      repeatOptOuts(tx, target, delivery, now);
    }
  }

  /** A yes that was under way while the person said no has ended: the no is told at once, so that it comes last. */
  private void repeatOptOuts(Sql.Tx tx, ConsentTarget target, Delivery yes, Instant now)
      throws SQLException {
    for (Delivery other : shared.deliveries.about(tx, yes.person())) {
      boolean after =
          other.isOptOut()
              && other.target().equals(yes.target())
              && other.cause() > yes.cause()
              && (Coarse.is(target) || other.channel() == yes.channel());
      if (after && (other.state() == State.WAITING || other.state() == State.TOLD)) {
        shared.deliveries.repeat(tx, other, now, "told again after an opt-in that was under way");
      }
    }
  }

  /** What a system was told, and when, is evidence too. */
  private void acknowledge(Sql.Tx tx, Delivery delivery, ConsentState state, Instant now)
      throws SQLException {
    String id = Chain.newId().value();
    ConsentAct act = delivery.act();
    shared.chain.append(
        tx,
        Chain.Kind.TOLD,
        id,
        delivery.person(),
        "told:" + id,
        new Fields()
            .put("target", delivery.target())
            .put("act", act.id())
            .put("channel", act.channel())
            .put("action", act.action())
            .put("answer", state),
        now);
  }

  /** Records that a system keeps no such consent. */
  void notTaken(Sql.Tx tx, Delivery delivery, String owner, String call) throws SQLException {
    finish(tx, delivery, owner, State.NOT_TAKEN, call);
  }

  private void note(Sql.Tx tx, ConsentTarget target, PersonId person, ConsentStatus status)
      throws SQLException {
    for (ConsentChannel channel : target.channels()) {
      shared.sightings.note(
          tx, target.name(), person, channel, status.state(channel), shared.now());
    }
  }

  private void finish(Sql.Tx tx, Delivery delivery, String owner, State state, String why)
      throws SQLException {
    shared.deliveries.end(tx, delivery, owner, state, Outcome.because(why, shared.now()));
  }
}
