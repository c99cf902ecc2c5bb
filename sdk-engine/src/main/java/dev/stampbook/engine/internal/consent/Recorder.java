package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentClaim;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule.Decision;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.Keywords;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.consent.ConsentChange;
import dev.stampbook.engine.consent.ConsentChange.Result;
import dev.stampbook.engine.consent.ConsentOutcome;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes acts down, each with its evidence and with what the systems have to be told, in one transaction. */
public final class Recorder {

  private final Shared shared;
  private final Joiner joiner;

  /** Records for one registry. */
  public Recorder(Shared shared) {
    this.shared = shared;
    this.joiner = new Joiner(shared);
  }

  /** What a person did about one channel; no action where they did nothing. */
  public record Wish(
      ConsentChannel channel, Optional<ConsentAct.Action> action, Optional<ConsentAnswer> answer) {

    static Wish of(ConsentChannel channel, ConsentAct.Action action) {
      return new Wish(channel, Optional.of(action), Optional.empty());
    }
  }

  /** Decides what an answer means, from where consent stands. */
  public interface Reading {
    /** Returns the act behind an answer; empty for none. */
    Optional<ConsentAct.Action> act(ConsentAnswer answer, ConsentState before);
  }

  /** Records the answers given in a form. */
  public ConsentOutcome answered(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers, Reading reading) {
    return shared.sql.inTransaction(
        tx -> {
          Chain.End end = shared.chain.lock(tx);
          PersonId person = joiner.resolve(tx, end, who, evidence.occurredAt());
          List<ConsentChange> changes = new ArrayList<>();
          for (ConsentAnswer answer : answers) {
            ConsentState before = shared.state(tx, person, answer.channel());
            Wish wish =
                new Wish(answer.channel(), reading.act(answer, before), Optional.of(answer));
            changes.add(apply(tx, person, who, evidence, wish, Optional.empty()));
          }
          return new ConsentOutcome(person, changes);
        });
  }

  /** Records acts that need no form. */
  public ConsentOutcome acted(
      MemberIdentity who, Evidence evidence, List<Wish> wishes, Optional<SystemName> reportedBy) {
    return shared.sql.inTransaction(
        tx -> {
          Chain.End end = shared.chain.lock(tx);
          PersonId person = joiner.resolve(tx, end, who, evidence.occurredAt());
          return acted(tx, person, who, evidence, wishes, reportedBy);
        });
  }

  /** Records what a text answer means for everybody who has the number. */
  public List<ConsentOutcome> answeredByText(
      PhoneNumber from, Keywords.Meaning meaning, Instant at, SystemName by) {
    ContactAddress address = ContactAddress.of(from);
    MemberIdentity who = MemberIdentity.builder().phone(from).build();
    Evidence evidence = Evidence.builder(ConsentAct.Medium.KEYWORD, at).build();
    return shared.sql.inTransaction(
        tx -> {
          Chain.End end = shared.chain.lock(tx);
          List<PersonId> people = shared.people.withAddress(tx, end.pepper(), address);
          if (people.isEmpty()) {
            people = List.of(joiner.resolve(tx, end, who, at));
          }
          List<ConsentOutcome> outcomes = new ArrayList<>();
          for (PersonId person : people) {
            outcomes.add(
                switch (meaning) {
                  case OPT_OUT, OPT_IN ->
                      acted(
                          tx,
                          person,
                          who,
                          evidence,
                          List.of(
                              Wish.of(
                                  ConsentChannel.SMS,
                                  meaning == Keywords.Meaning.OPT_OUT
                                      ? ConsentAct.Action.OPT_OUT
                                      : ConsentAct.Action.OPT_IN)),
                          Optional.of(by));
                  case UNCLEAR ->
                      noAct(
                          tx,
                          person,
                          ConsentChannel.SMS,
                          Result.UNCLEAR,
                          AuditOutcome.MANUAL,
                          "a text answer from " + by + " may be a no; read it there");
                  case NONE ->
                      noAct(
                          tx,
                          person,
                          ConsentChannel.SMS,
                          Result.NO_ACT,
                          AuditOutcome.SKIPPED,
                          "a text answer without a keyword");
                });
          }
          return outcomes;
        });
  }

  /** Notes a claim; nothing changes. */
  public ConsentOutcome claimed(MemberIdentity who, ConsentClaim claim) {
    return shared.sql.inTransaction(
        tx -> {
          Chain.End end = shared.chain.lock(tx);
          PersonId person = joiner.resolve(tx, end, who, Instant.EPOCH);
          return noAct(
              tx,
              person,
              claim.channel(),
              Result.NO_ACT,
              AuditOutcome.SKIPPED,
              claim.by() + " says " + claim.says() + " by " + claim.source() + ", which is no act");
        });
  }

  private ConsentOutcome noAct(
      Sql.Tx tx,
      PersonId person,
      ConsentChannel channel,
      Result result,
      AuditOutcome outcome,
      String detail)
      throws SQLException {
    ConsentState state = shared.state(tx, person, channel);
    shared.audit(tx, person, outcome, channel + ": " + detail);
    return new ConsentOutcome(
        person, List.of(new ConsentChange(channel, result, state, state, Optional.empty())));
  }

  /** Notes an account. */
  public PersonId accountKnown(MemberIdentity who, Instant createdAt) {
    return shared.sql.inTransaction(
        tx -> {
          Chain.End end = shared.chain.lock(tx);
          PersonId person = joiner.resolve(tx, end, who, createdAt);
          shared.people.account(tx, person, createdAt);
          return person;
        });
  }

  ConsentOutcome acted(
      Sql.Tx tx,
      PersonId person,
      MemberIdentity who,
      Evidence evidence,
      List<Wish> wishes,
      Optional<SystemName> reportedBy)
      throws SQLException {
    List<ConsentChange> changes = new ArrayList<>();
    for (Wish wish : wishes) {
      changes.add(apply(tx, person, who, evidence, wish, reportedBy));
    }
    return new ConsentOutcome(person, changes);
  }

  private ConsentChange apply(
      Sql.Tx tx,
      PersonId person,
      MemberIdentity who,
      Evidence evidence,
      Wish wish,
      Optional<SystemName> reportedBy)
      throws SQLException {
    ConsentChannel channel = wish.channel();
    Decision before = shared.decide(tx, person, channel);
    if (wish.action().isEmpty()) {
      shared.audit(tx, person, AuditOutcome.SKIPPED, channel + ": the box was left as it was");
      return new ConsentChange(
          channel, Result.NO_ACT, before.state(), before.state(), Optional.empty());
    }
    ConsentAct act =
        new ConsentAct(
            Chain.newId(), channel, wish.action().get(), evidence.occurredAt(), evidence.medium());
    String fact = fact(person, act, reportedBy);
    Optional<Chain.Entry> known = shared.chain.byFact(tx, fact);
    if (known.isPresent()) {
      return toldAgain(tx, person, channel, known.get(), before);
    }
    ConsentRecord record = write(tx, person, who, evidence, wish, act, fact, reportedBy);
    Decision now = shared.decide(tx, person, channel);
    boolean decides =
        now.by().filter(by -> by.act().id().equals(act.id())).isPresent()
            || (act.action() == ConsentAct.Action.OPT_IN && now.state() == ConsentState.PENDING);
    if (!decides) {
      shared.audit(
          tx, person, AuditOutcome.STALE, channel + " " + act.action() + ": a newer act decides");
      return new ConsentChange(
          channel, Result.STALE, before.state(), now.state(), Optional.of(act.id()));
    }
    shared.deliveries.releaseHeld(tx, person, channel, "the person acted again");
    if (now.state() != ConsentState.PENDING) {
      queue(tx, person, act, record.link().sequence(), reportedBy);
    }
    shared.audit(
        tx,
        person,
        AuditOutcome.RECORDED,
        channel + " " + act.action() + ": " + before.state() + " to " + now.state());
    return new ConsentChange(
        channel, Result.RECORDED, before.state(), now.state(), Optional.of(act.id()));
  }

  private ConsentChange toldAgain(
      Sql.Tx tx, PersonId person, ConsentChannel channel, Chain.Entry known, Decision decision)
      throws SQLException {
    ConsentActId id = ConsentActId.of(known.id());
    boolean decides = decision.by().filter(by -> by.act().id().equals(id)).isPresent();
    Result result = decides ? Result.DUPLICATE : Result.STALE;
    shared.audit(
        tx,
        person,
        decides ? AuditOutcome.DUPLICATE : AuditOutcome.STALE,
        channel + ": the act was recorded before");
    return new ConsentChange(channel, result, decision.state(), decision.state(), Optional.of(id));
  }

  private ConsentRecord write(
      Sql.Tx tx,
      PersonId person,
      MemberIdentity who,
      Evidence evidence,
      Wish wish,
      ConsentAct act,
      String fact,
      Optional<SystemName> reportedBy)
      throws SQLException {
    Optional<ContactAddress> address = shared.people.get(tx, person).address(act.channel());
    if (act.action() != ConsentAct.Action.OPT_OUT && address.isEmpty()) {
      throw new IllegalArgumentException(
          "consent to "
              + act.channel()
              + " is for an address, and none is known; give the identity "
              + (act.channel() == ConsentChannel.EMAIL ? "an e-mail address" : "a phone number"));
    }
    Draft draft = Draft.of(act, evidence, wish.answer(), who, address, reportedBy);
    if (draft.disclosure().isPresent()) {
      shared.papers.keep(tx, draft.disclosure().get());
    }
    if (draft.picture().isPresent()) {
      shared.papers.keep(tx, draft.picture().get());
    }
    return shared.chain.append(tx, person, draft, fact, shared.now());
  }

  /** Tells every system that keeps the channel, except the one the act came from. */
  void queue(
      Sql.Tx tx, PersonId person, ConsentAct act, long cause, Optional<SystemName> reportedBy)
      throws SQLException {
    Instant now = shared.now();
    for (ConsentTarget target : shared.targets) {
      if (target.channels().contains(act.channel())) {
        boolean origin = reportedBy.filter(target.name()::equals).isPresent();
        shared.deliveries.add(
            tx,
            target.name(),
            cause,
            person,
            act,
            origin ? Deliveries.State.ORIGIN : Deliveries.State.WAITING,
            now);
        if (origin) {
          ConsentState state =
              act.action() == ConsentAct.Action.OPT_OUT ? ConsentState.OUT : ConsentState.IN;
          shared.sightings.note(tx, target.name(), person, act.channel(), state, now);
        }
      }
    }
  }

  /** One act is one fact, however often it is told (C9). */
  private static String fact(PersonId person, ConsentAct act, Optional<SystemName> reportedBy) {
    return Hashing.of(
            String.join(
                "\n",
                "act",
                person.value(),
                act.channel().name(),
                act.action().name(),
                Long.toString(act.occurredAt().toEpochMilli()),
                act.medium().name(),
                reportedBy.map(SystemName::value).orElse("")))
        .hex();
  }
}
