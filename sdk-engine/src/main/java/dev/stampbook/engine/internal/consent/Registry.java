package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.Box;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentClaim;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.consent.ChainReport;
import dev.stampbook.engine.consent.ConsentCounts;
import dev.stampbook.engine.consent.ConsentDifference;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.engine.consent.ConsentOutcome;
import dev.stampbook.engine.consent.PersonToAsk;
import dev.stampbook.engine.internal.consent.Recorder.Wish;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What stands behind a registry: the meaning of each event, in terms of acts. */
public final class Registry implements AutoCloseable {

  private final Shared shared;
  private final Recorder recorder;
  private final Courier courier;

  /** Puts the parts together. */
  public Registry(Shared shared, DataSource dataSource) {
    this.shared = shared;
    this.recorder = new Recorder(shared);
    this.courier = new Courier(shared);
  }

  /** Records answers where an empty box means nothing. */
  public ConsentOutcome asked(MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    answers.forEach(Registry::refuseDefault);
    return recorder.answered(
        who,
        evidence,
        answers,
        (answer, before) ->
            answer.isYes() ? Optional.of(ConsentAct.Action.OPT_IN) : Optional.empty());
  }

  /** Records saved options: what changed against how the form was shown. */
  public ConsentOutcome optionsChanged(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    answers.forEach(Registry::refuseUnread);
    return recorder.answered(
        who,
        evidence,
        answers,
        (answer, before) -> {
          if (answer.box().before() == answer.box().after()) {
            return Optional.empty();
          }
          return Optional.of(answer.isYes() ? ConsentAct.Action.OPT_IN : ConsentAct.Action.OPT_OUT);
        });
  }

  /** Records answers where an empty box is a no. */
  public ConsentOutcome reconfirmed(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    answers.forEach(Registry::refuseDefault);
    return recorder.answered(
        who,
        evidence,
        answers,
        (answer, before) ->
            Optional.of(answer.isYes() ? ConsentAct.Action.OPT_IN : ConsentAct.Action.OPT_OUT));
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

  /** Records that an account ended. */
  public ConsentOutcome deactivated(MemberIdentity who, Evidence evidence) {
    List<Wish> wishes =
        Arrays.stream(ConsentChannel.values())
            .map(channel -> Wish.of(channel, ConsentAct.Action.OPT_OUT))
            .toList();
    return recorder.acted(who, evidence, wishes, Optional.empty());
  }

  /** Records one act. */
  public ConsentOutcome acted(
      MemberIdentity who,
      Evidence evidence,
      ConsentChannel channel,
      ConsentAct.Action action,
      Optional<SystemName> by) {
    return recorder.acted(who, evidence, List.of(Wish.of(channel, action)), by);
  }

  /** Records what a text answer means. */
  public List<ConsentOutcome> answeredByText(
      PhoneNumber from, String text, Instant at, SystemName by) {
    return recorder.answeredByText(from, shared.keywords.read(text), at, by);
  }

  /** Notes a claim; nothing changes. */
  public ConsentOutcome claimed(MemberIdentity who, ConsentClaim claim) {
    return recorder.claimed(who, claim);
  }

  /** Records a changed address. */
  public ConsentOutcome contactChanged(MemberIdentity who, ContactAddress now, Evidence evidence) {
    return unbuilt();
  }

  /** Unites two people. */
  public PersonId merged(MemberIdentity survivor, MemberIdentity absorbed, Instant at) {
    return unbuilt();
  }

  /** Notes an account. */
  public PersonId accountKnown(MemberIdentity who, Instant createdAt) {
    return recorder.accountKnown(who, createdAt);
  }

  /** Returns where consent stands. */
  public ConsentStatus state(MemberIdentity who) {
    return shared.sql.inTransaction(
        tx -> {
          Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
          Optional<PersonId> person = find(tx, who);
          for (ConsentChannel channel : ConsentChannel.values()) {
            states.put(
                channel,
                person.isPresent()
                    ? shared.state(tx, person.get(), channel)
                    : ConsentState.UNKNOWN);
          }
          return new ConsentStatus(states, ConsentStatus.Granularity.PER_CHANNEL);
        });
  }

  /** Returns the key of a person. */
  public Optional<PersonId> person(MemberIdentity who) {
    return shared.sql.inTransaction(tx -> find(tx, who));
  }

  private Optional<PersonId> find(Sql.Tx tx, MemberIdentity who) throws SQLException {
    Optional<Chain.End> end = shared.chain.end(tx);
    return end.isEmpty()
        ? Optional.empty()
        : shared.people.find(tx, end.get().pepper(), who).stream().findFirst();
  }

  /** Returns the acts of a person. */
  public List<ConsentRecord> history(MemberIdentity who) {
    return shared.sql.inTransaction(
        tx -> {
          Optional<PersonId> person = find(tx, who);
          return person.isPresent() ? shared.acts(tx, person.get()) : List.of();
        });
  }

  /** Returns whether a person has to be asked. */
  public Optional<PersonToAsk> toAsk(MemberIdentity who) {
    return Optional.empty();
  }

  /** Returns people to ask. */
  public List<PersonToAsk> toAsk(int limit) {
    return new ArrayList<>();
  }

  /** Sends what is due. */
  public int runOnce(int limit) {
    return courier.runOnce(limit);
  }

  /** Begins to work in the background. */
  public void start() {
    unbuilt();
  }

  /** Reads consent back. */
  public List<ConsentDifference> readBack(int limit) {
    return unbuilt();
  }

  /** Reads one person's consent back. */
  public List<ConsentDifference> readBack(MemberIdentity who) {
    return unbuilt();
  }

  /** Counts. */
  public ConsentCounts counts() {
    return unbuilt();
  }

  /** Verifies the chain. */
  public ChainReport verify(Optional<ChainAnchor> noted) {
    return unbuilt();
  }

  /** Exports a person. */
  public Optional<ConsentExport> export(PersonId person) {
    return unbuilt();
  }

  /** Erases a person. */
  public ConsentExport erase(PersonId person, String reason) {
    return unbuilt();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T> T unbuilt() {
    throw new UnsupportedOperationException("not built yet for " + shared.tenant);
  }

  @Override
  public void close() {}
}
