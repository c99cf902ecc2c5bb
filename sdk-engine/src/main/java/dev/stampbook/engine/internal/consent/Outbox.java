package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.consent.Deliveries.State;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queues what the systems have to be told, in the transaction that decided it. */
final class Outbox {

  private final Shared shared;

  Outbox(Shared shared) {
    this.shared = shared;
  }

  /**
   * Queues an act for every system that keeps its channel, except the one it came from.
   *
   * @param cause the record that is the reason
   * @param detailsOf the act whose address is meant
   */
  void tell(
      Sql.Tx tx,
      PersonId person,
      ConsentAct act,
      long cause,
      ConsentActId detailsOf,
      Optional<SystemName> reportedBy)
      throws SQLException {
    Instant now = shared.now();
    for (ConsentTarget target : shared.targets) {
      if (!target.channels().contains(act.channel())) {
        continue;
      }
      boolean origin = reportedBy.filter(target.name()::equals).isPresent();
      for (PersonId whom : recipients(tx, target, person, act)) {
        shared.deliveries.add(
            tx,
            target.name(),
            cause,
            whom,
            act,
            detailsOf,
            origin ? State.ORIGIN : State.WAITING,
            now);
      }
      if (origin) {
        ConsentState told =
            act.action() == ConsentAct.Action.OPT_OUT ? ConsentState.OUT : ConsentState.IN;
        shared.sightings.note(tx, target.name(), person, act.channel(), told, now);
      }
    }
  }

  /** A yes is told about the person; a no also about everybody merged into them whom the system may know otherwise. */
  private List<PersonId> recipients(
      Sql.Tx tx, ConsentTarget target, PersonId person, ConsentAct act) throws SQLException {
    List<PersonId> recipients = new ArrayList<>(List.of(person));
    if (act.action() != ConsentAct.Action.OPT_OUT) {
      return recipients;
    }
    Optional<MemberIdentity> known = shared.people.get(tx, person).identity();
    for (PersonId other : shared.people.all(tx, person)) {
      Optional<MemberIdentity> theirs = shared.people.get(tx, other).identity();
      boolean elsewhere =
          theirs.isPresent()
              && (known.filter(whole -> Identities.isPart(theirs.get(), whole)).isEmpty()
                  || hadYes(tx, target, other, act));
      if (elsewhere && !other.equals(person)) {
        recipients.add(other);
      }
    }
    return recipients;
  }

  private boolean hadYes(Sql.Tx tx, ConsentTarget target, PersonId person, ConsentAct no)
      throws SQLException {
    return shared.deliveries.about(tx, person).stream()
        .anyMatch(
            one ->
                !one.isOptOut()
                    && one.attempts() > 0
                    && one.channel() == no.channel()
                    && one.target().equals(target.name()));
  }
}
