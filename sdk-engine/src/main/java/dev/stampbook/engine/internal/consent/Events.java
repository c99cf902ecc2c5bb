package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.Box;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentClaim;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.Keywords;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.consent.ConsentChange;
import dev.stampbook.engine.consent.ConsentChange.Result;
import dev.stampbook.engine.consent.ConsentOutcome;
import dev.stampbook.engine.internal.consent.Joiner.Proof;
import dev.stampbook.engine.internal.consent.Recorder.Wish;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What each event means, in terms of acts. Each is one transaction that holds the chain's end. */
final class Events {

  private final Shared shared;
  private final Joiner joiner;
  private final Recorder recorder;

  Events(Shared shared) {
    this.shared = shared;
    this.joiner = new Joiner(shared);
    this.recorder = new Recorder(shared);
  }

  /** Records answers where an empty box means nothing. */
  ConsentOutcome asked(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers, Proof emailProof) {
    answers.forEach(Events::refuseDefault);
    return answered(
        who,
        evidence,
        answers,
        emailProof,
        answer -> answer.isYes() ? Optional.of(Action.OPT_IN) : Optional.empty());
  }

  /** Records saved options: what changed against how the form was shown. */
  ConsentOutcome optionsChanged(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    answers.forEach(Events::refuseUnread);
    return answered(
        who,
        evidence,
        answers,
        Proof.NONE,
        answer ->
            answer.box().before() == answer.box().after()
                ? Optional.empty()
                : Optional.of(answer.isYes() ? Action.OPT_IN : Action.OPT_OUT));
  }

  /** Records answers where an empty box is a no. */
  ConsentOutcome reconfirmed(MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    answers.forEach(Events::refuseDefault);
    return answered(
        who,
        evidence,
        answers,
        Proof.NONE,
        answer -> Optional.of(answer.isYes() ? Action.OPT_IN : Action.OPT_OUT));
  }

  private static void refuseDefault(ConsentAnswer answer) {
    if (answer.box().before() == Box.Mark.TICKED) {
      throw new IllegalArgumentException(
          "the box for " + answer.channel() + " was ticked before; a default is no consent");
    }
    refuseUnread(answer);
  }

  private static void refuseUnread(ConsentAnswer answer) {
    if (answer.isYes() && answer.disclosure().isEmpty()) {
      throw new IllegalArgumentException(
          "an opt-in to " + answer.channel() + " needs the disclosure that was read");
    }
  }

  private ConsentOutcome answered(
      MemberIdentity who,
      Evidence evidence,
      List<ConsentAnswer> answers,
      Proof emailProof,
      Function<ConsentAnswer, Optional<Action>> meaning) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("a form without boxes answers nothing");
    }
    return holding(
        (tx, end) -> {
          Map<PersonId, List<ConsentChange>> changes = new LinkedHashMap<>();
          for (ConsentAnswer answer : answers) {
            PersonId person =
                joiner.resolve(tx, end, who, answer.channel(), evidence.occurredAt(), emailProof);
            shared.people.asked(tx, person, evidence.occurredAt());
            Wish wish =
                new Wish(
                    who,
                    answer.channel(),
                    meaning.apply(answer),
                    Optional.of(answer),
                    Optional.empty());
            changes
                .computeIfAbsent(person, any -> new ArrayList<>())
                .add(record(tx, end, person, evidence, wish));
          }
          return new ConsentOutcome(
              changes.keySet().iterator().next(),
              changes.values().stream().flatMap(List::stream).toList());
        });
  }

  /** Records that an account ended: every channel is opted out of. */
  ConsentOutcome deactivated(MemberIdentity who, Evidence evidence) {
    return holding(
        (tx, end) -> {
          List<ConsentOutcome> outcomes = new ArrayList<>();
          for (ConsentChannel channel : ConsentChannel.values()) {
            outcomes.addAll(
                acted(tx, end, who, evidence, channel, Action.OPT_OUT, Optional.empty()));
          }
          return joined(outcomes);
        });
  }

  /** Records one act that needs no form. */
  ConsentOutcome acted(
      MemberIdentity who,
      Evidence evidence,
      ConsentChannel channel,
      Action action,
      Optional<SystemName> by) {
    return holding((tx, end) -> joined(acted(tx, end, who, evidence, channel, action, by)));
  }

  /** Records what a text answer means for everybody who has the number. */
  List<ConsentOutcome> answeredByText(PhoneNumber from, String text, Instant at, SystemName by) {
    MemberIdentity who = MemberIdentity.builder().phone(from).build();
    Evidence evidence = Evidence.builder(ConsentAct.Medium.KEYWORD, at).build();
    Keywords.Meaning meaning = shared.keywords.read(text);
    return holding(
        (tx, end) ->
            switch (meaning) {
              case OPT_OUT ->
                  acted(
                      tx, end, who, evidence, ConsentChannel.SMS, Action.OPT_OUT, Optional.of(by));
              case OPT_IN ->
                  acted(tx, end, who, evidence, ConsentChannel.SMS, Action.OPT_IN, Optional.of(by));
              case UNCLEAR ->
                  List.of(
                      noAct(
                          tx,
                          end,
                          who,
                          ConsentChannel.SMS,
                          at,
                          Result.UNCLEAR,
                          AuditOutcome.MANUAL,
                          "a text answer at "
                              + by
                              + " may be a no; somebody has to read it there"));
              case NONE ->
                  List.of(
                      noAct(
                          tx,
                          end,
                          who,
                          ConsentChannel.SMS,
                          at,
                          Result.NO_ACT,
                          AuditOutcome.SKIPPED,
                          "a text answer without a keyword"));
            });
  }

  /** Notes a claim; nothing changes. */
  ConsentOutcome claimed(MemberIdentity who, ConsentClaim claim) {
    return holding(
        (tx, end) ->
            noAct(
                tx,
                end,
                who,
                claim.channel(),
                Instant.EPOCH, // tells of no time at which an address would have been given
                Result.NO_ACT,
                AuditOutcome.SKIPPED,
                claim.by()
                    + " says "
                    + claim.says()
                    + " by "
                    + claim.source()
                    + ", which is no act"));
  }

  /** Records a changed address. */
  ConsentOutcome contactChanged(MemberIdentity who, ContactAddress now, Evidence evidence) {
    ConsentChannel channel = now.channel();
    if (!Identities.isStrong(who)) { // an address alone: it ends, and the other one is somebody new
      return acted(who, evidence, channel, Action.OPT_OUT, Optional.empty());
    }
    return holding(
        (tx, end) -> {
          Instant at = evidence.occurredAt();
          MemberIdentity account = Identities.accountOnly(who);
          PersonId person = joiner.resolve(tx, end, account, channel, at, Proof.NONE);
          ConsentState before = shared.state(tx, person, channel);
          boolean other = joiner.changed(tx, end, person, now, at, evidence.medium());
          shared.people.learn(tx, end.pepper(), person, Identities.with(account, now), at);
          joiner.absorb(tx, end, person, at, Proof.NONE);
          return new ConsentOutcome(
              person,
              List.of(
                  new ConsentChange(
                      channel,
                      other ? Result.RECORDED : Result.NO_ACT,
                      before,
                      shared.state(tx, person, channel),
                      Optional.empty())));
        });
  }

  /** Unites two people. */
  PersonId merged(MemberIdentity survivor, MemberIdentity absorbed, Instant at) {
    return holding(
        (tx, end) -> {
          PersonId one = joiner.resolve(tx, end, survivor, ConsentChannel.EMAIL, at, Proof.NONE);
          PersonId other = joiner.resolve(tx, end, absorbed, ConsentChannel.EMAIL, at, Proof.NONE);
          one = shared.people.root(tx, one);
          if (one.equals(other)) {
            shared.audit(tx, one, AuditOutcome.DUPLICATE, "merged already");
          } else {
            joiner.unite(tx, end, one, other, at);
          }
          return one;
        });
  }

  /** Notes an account. */
  PersonId accountKnown(MemberIdentity who, Instant createdAt) {
    return holding(
        (tx, end) -> {
          PersonId person =
              joiner.resolve(tx, end, who, ConsentChannel.EMAIL, Instant.EPOCH, Proof.NONE);
          shared.people.account(tx, person, createdAt);
          return person;
        });
  }

  private List<ConsentOutcome> acted(
      Sql.Tx tx,
      Chain.End end,
      MemberIdentity who,
      Evidence evidence,
      ConsentChannel channel,
      Action action,
      Optional<SystemName> by)
      throws SQLException {
    Wish wish = new Wish(who, channel, Optional.of(action), Optional.empty(), by);
    List<ConsentOutcome> outcomes = new ArrayList<>();
    for (PersonId person : actors(tx, end, who, evidence, channel, action)) {
      outcomes.add(new ConsentOutcome(person, List.of(record(tx, end, person, evidence, wish))));
    }
    return outcomes;
  }

  /** Without an account, a no is everybody's who is reached by the address. */
  private List<PersonId> actors(
      Sql.Tx tx,
      Chain.End end,
      MemberIdentity who,
      Evidence evidence,
      ConsentChannel channel,
      Action action)
      throws SQLException {
    Optional<ContactAddress> address = Identities.address(who, channel);
    if (!Identities.isStrong(who) && address.isPresent()) {
      List<PersonId> reached =
          action == Action.OPT_OUT
              ? shared.people.reachedBy(tx, end.pepper(), address.get())
              : shared.people.byAddress(tx, end.pepper(), address.get());
      if (!reached.isEmpty()) {
        return reached;
      }
    }
    return List.of(joiner.resolve(tx, end, who, channel, evidence.occurredAt(), Proof.NONE));
  }

  private ConsentChange record(
      Sql.Tx tx, Chain.End end, PersonId person, Evidence evidence, Wish wish) throws SQLException {
    ConsentChange change = recorder.record(tx, person, evidence, wish);
    if (change.act().isPresent()) {
      clearQuestion(tx, person, wish.channel());
      if (shared.people.get(tx, person).isStrong()) {
        joiner.absorb(tx, end, person, evidence.occurredAt(), Proof.NONE);
      }
    }
    return change;
  }

  private void clearQuestion(Sql.Tx tx, PersonId person, ConsentChannel channel)
      throws SQLException {
    String open = shared.people.get(tx, person).askAgain();
    if (open.contains(channel.name())) {
      shared.people.askAgain(tx, person, open.replace(channel.name() + " ", ""));
    }
  }

  private ConsentOutcome noAct(
      Sql.Tx tx,
      Chain.End end,
      MemberIdentity who,
      ConsentChannel channel,
      Instant at,
      Result result,
      AuditOutcome outcome,
      String why)
      throws SQLException {
    PersonId person = joiner.resolve(tx, end, who, channel, at, Proof.NONE);
    return new ConsentOutcome(
        person, List.of(recorder.noAct(tx, person, channel, result, outcome, why)));
  }

  private static ConsentOutcome joined(List<ConsentOutcome> outcomes) {
    return new ConsentOutcome(
        outcomes.get(0).person(),
        outcomes.stream().flatMap(one -> one.changes().stream()).toList());
  }

  /** Work that holds the chain's end. */
  private interface Held<T> {
    T run(Sql.Tx tx, Chain.End end) throws SQLException;
  }

  private <T> T holding(Held<T> work) {
    return shared.sql.inTransaction(tx -> work.run(tx, shared.chain.lock(tx)));
  }
}
