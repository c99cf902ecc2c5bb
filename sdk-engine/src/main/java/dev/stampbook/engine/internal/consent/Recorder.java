package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule.Decision;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.consent.ConsentChange;
import dev.stampbook.engine.consent.ConsentChange.Result;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.util.Optional;

/** Writes one act down, with its evidence and with what the systems have to be told. The caller holds the chain's end. */
final class Recorder {

  private final Shared shared;

  Recorder(Shared shared) {
    this.shared = shared;
  }

  /**
   * What a person did about one channel.
   *
   * @param who how the person was known then
   * @param action what they did; empty where they did nothing
   * @param answer the answer in a form, where there was one
   * @param reportedBy the system that reported it
   */
  record Wish(
      MemberIdentity who,
      ConsentChannel channel,
      Optional<ConsentAct.Action> action,
      Optional<ConsentAnswer> answer,
      Optional<SystemName> reportedBy) {}

  /** Records what a person did; an act that was recorded before is not recorded again. */
  ConsentChange record(Sql.Tx tx, PersonId person, Evidence evidence, Wish wish)
      throws SQLException {
    ConsentChannel channel = wish.channel();
    Decision before = shared.decide(tx, person, channel);
    if (wish.action().isEmpty()) {
      return noAct(
          tx, person, channel, Result.NO_ACT, AuditOutcome.SKIPPED, "the box was left as it was");
    }
    ConsentAct act =
        new ConsentAct(
            Chain.newId(), channel, wish.action().get(), evidence.occurredAt(), evidence.medium());
    Optional<ContactAddress> address = addressOf(tx, person, act, wish.who());
    Optional<Chain.Entry> known = known(tx, person, act, wish.reportedBy());
    if (known.isPresent()) {
      return toldAgain(tx, person, channel, known.get(), before);
    }
    Draft draft = Draft.of(act, evidence, wish.answer(), wish.who(), address, wish.reportedBy());
    ConsentRecord written = write(tx, person, draft, fact(person, act, wish.reportedBy()));
    Decision now = shared.decide(tx, person, channel);
    boolean decides = now.by().filter(by -> by.act().id().equals(act.id())).isPresent();
    if (decides) {
      shared.deliveries.releaseHeld(tx, person, channel, "the person acted again");
      if (now.state() != ConsentState.PENDING) {
        shared.outbox.tell(tx, person, act, written.link().sequence(), act.id(), wish.reportedBy());
      }
    }
    shared.audit(
        tx,
        person,
        decides ? AuditOutcome.RECORDED : AuditOutcome.STALE,
        channel
            + " "
            + act.action()
            + (decides
                ? ": " + before.state() + " to " + now.state()
                : ": recorded, but it decides nothing"));
    return new ConsentChange(
        channel,
        decides ? Result.RECORDED : Result.STALE,
        before.state(),
        now.state(),
        Optional.of(act.id()));
  }

  /** An act is for the address as given then; without one, for the one that is known. */
  private Optional<ContactAddress> addressOf(
      Sql.Tx tx, PersonId person, ConsentAct act, MemberIdentity who) throws SQLException {
    Optional<ContactAddress> known = shared.people.get(tx, person).address(act.channel());
    Optional<ContactAddress> address = Identities.address(who, act.channel()).or(() -> known);
    if (act.action() != ConsentAct.Action.OPT_OUT && address.isEmpty()) {
      throw new IllegalArgumentException(
          "consent to "
              + act.channel()
              + " is for an address, and none is known; give the identity "
              + (act.channel() == ConsentChannel.EMAIL ? "an e-mail address" : "a phone number"));
    }
    return address;
  }

  private ConsentRecord write(Sql.Tx tx, PersonId person, Draft draft, String fact)
      throws SQLException {
    if (draft.disclosure().isPresent()) {
      shared.papers.keep(tx, draft.disclosure().get());
    }
    if (draft.picture().isPresent()) {
      shared.papers.keep(tx, draft.picture().get());
    }
    return shared.chain.append(tx, person, draft, fact, shared.now());
  }

  private ConsentChange toldAgain(
      Sql.Tx tx, PersonId person, ConsentChannel channel, Chain.Entry known, Decision decision)
      throws SQLException {
    ConsentActId id = ConsentActId.of(known.id());
    boolean decides = decision.by().filter(by -> by.act().id().equals(id)).isPresent();
    shared.audit(
        tx,
        person,
        decides ? AuditOutcome.DUPLICATE : AuditOutcome.STALE,
        channel + ": the act was recorded before");
    return new ConsentChange(
        channel,
        decides ? Result.DUPLICATE : Result.STALE,
        decision.state(),
        decision.state(),
        Optional.of(id));
  }

  /** Notes that nothing was an act. */
  ConsentChange noAct(
      Sql.Tx tx,
      PersonId person,
      ConsentChannel channel,
      Result result,
      AuditOutcome outcome,
      String why)
      throws SQLException {
    ConsentState state = shared.state(tx, person, channel);
    shared.audit(tx, person, outcome, channel + ": " + why);
    return new ConsentChange(channel, result, state, state, Optional.empty());
  }

  /** One act is one fact, however often it is told (C9). */
  private static String fact(PersonId person, ConsentAct act, Optional<SystemName> reportedBy) {
    return "act:"
        + String.join(
            "|",
            person.value(),
            act.channel().name(),
            act.action().name(),
            Long.toString(act.occurredAt().toEpochMilli()),
            act.medium().name(),
            reportedBy.map(SystemName::value).orElse(""));
  }

  /** Returns the record of an act that was told before, also if that was before people were merged. */
  private Optional<Chain.Entry> known(
      Sql.Tx tx, PersonId person, ConsentAct act, Optional<SystemName> reportedBy)
      throws SQLException {
    for (PersonId one : shared.people.all(tx, person)) {
      Optional<Chain.Entry> entry = shared.chain.byFact(tx, fact(one, act, reportedBy));
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }
}
