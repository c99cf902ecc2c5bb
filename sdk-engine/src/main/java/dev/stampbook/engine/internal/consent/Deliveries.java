package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the systems are to be told and were told. Opt-outs are a queue of their own, ahead of everything. */
final class Deliveries {

  /** One message. */
  private static final String THIS =
      " WHERE program = ? AND target = ? AND cause = ? AND channel = ? AND person = ?";

  private final String program;

  Deliveries(ProgramId program) {
    this.program = program.value();
  }

  /** How far a message has come. */
  enum State {
    /** It is to be sent, now or later. */
    WAITING,
    /** The system acknowledged it. */
    TOLD,
    /** The system told us; it is not told back. */
    ORIGIN,
    /** A newer act decides; an opt-in is then never sent. */
    SUPERSEDED,
    /** An opt-in that may be older than the system's no; the person has to be asked again. */
    HELD,
    /** The system keeps no such consent. */
    NOT_TAKEN
  }

  /** The two queues. */
  enum Queue {
    OPT_OUTS(0),
    OTHERS(1);

    private final int number;

    Queue(int number) {
      this.number = number;
    }

    static Queue of(ConsentAct.Action action) {
      return action == ConsentAct.Action.OPT_OUT ? OPT_OUTS : OTHERS;
    }
  }

  /**
   * One message to one system.
   *
   * @param cause the record that is the reason
   * @param person about whom
   * @param act what is handed over
   * @param detailsOf the act whose address is meant
   */
  record Delivery(
      SystemName target,
      long cause,
      PersonId person,
      ConsentAct act,
      ConsentActId detailsOf,
      State state,
      long attempts,
      Instant createdAt,
      OptionalLong toldAt,
      Optional<String> answer,
      String note) {

    ConsentChannel channel() {
      return act.channel();
    }

    boolean isOptOut() {
      return act.action() == ConsentAct.Action.OPT_OUT;
    }
  }

  /** Queues a message; one that was queued already stays as it is. */
  void add(
      Sql.Tx tx,
      SystemName target,
      long cause,
      PersonId person,
      ConsentAct act,
      ConsentActId detailsOf,
      State state,
      Instant now)
      throws SQLException {
    tx.update(
        "INSERT INTO stampbook_consent_delivery (program, target, cause, channel, person, act_id,"
            + " details_of, action, occurred_at, medium, queue, state, due_at, attempts, owner,"
            + " lease_until, arrives_until, refused, created_at, note)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', 0, 0, 0, ?, '')"
            + " ON CONFLICT DO NOTHING",
        program,
        target.value(),
        cause,
        act.channel().name(),
        person.value(),
        act.id().value(),
        detailsOf.value(),
        act.action().name(),
        act.occurredAt().toEpochMilli(),
        act.medium().name(),
        Queue.of(act.action()).number,
        state.name(),
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  /**
   * Returns the message that is next in a queue. An opt-in waits for an opt-out that was queued before it, and until none that was sent can
   * still arrive.
   */
  Optional<Delivery> next(Sql.Tx tx, ConsentTarget target, Queue queue, Instant now)
      throws SQLException {
    long at = now.toEpochMilli();
    String ready =
        "SELECT * FROM stampbook_consent_delivery d WHERE program = ? AND target = ?"
            + " AND state = 'WAITING' AND queue = ? AND due_at <= ? AND lease_until <= ?";
    String first = " ORDER BY due_at, cause, channel, person LIMIT 1";
    if (queue == Queue.OPT_OUTS) {
      return tx.first(
          ready + first, Deliveries::read, program, target.name().value(), queue.number, at, at);
    }
    return tx.first(
        ready
            + " AND NOT EXISTS (SELECT 1 FROM stampbook_consent_delivery o"
            + " WHERE o.program = d.program AND o.target = d.target AND o.person = d.person"
            + " AND o.queue = 0 AND (o.arrives_until > ?"
            + " OR (o.state = 'WAITING' AND o.cause < d.cause))"
            + (Coarse.is(target) ? "" : " AND o.channel = d.channel")
            + ")"
            + first,
        Deliveries::read,
        program,
        target.name().value(),
        queue.number,
        at,
        at,
        at);
  }

  Optional<Delivery> find(Sql.Tx tx, Delivery delivery) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_delivery" + THIS, Deliveries::read, key(delivery));
  }

  /** Takes a message to send it; returns whether nobody else had. */
  boolean claim(Sql.Tx tx, Delivery delivery, String owner, Instant now, Instant lease)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_consent_delivery SET owner = ?, lease_until = ?, arrives_until = ?,"
                + " attempts = attempts + 1"
                + THIS
                + " AND state = 'WAITING' AND lease_until <= ?",
            with(
                List.of(owner, lease.toEpochMilli(), lease.toEpochMilli()),
                delivery,
                List.of(now.toEpochMilli())))
        == 1;
  }

  /** Ends a message that nobody else has taken since. */
  boolean end(Sql.Tx tx, Delivery delivery, String owner, State state, Outcome outcome)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_consent_delivery SET state = ?, answer = ?, note = ?,"
                + " lease_until = 0, arrives_until = 0, told_at = ?"
                + THIS
                + " AND (owner = ? OR lease_until <= ?)",
            with(
                List.of(
                    state.name(),
                    outcome.answer(),
                    outcome.note(),
                    state == State.TOLD
                        ? OptionalLong.of(outcome.at().toEpochMilli())
                        : OptionalLong.empty()),
                delivery,
                List.of(owner, outcome.at().toEpochMilli())))
        == 1;
  }

  /** How a message ended: what the system said afterwards, when, and why. */
  record Outcome(Optional<String> answer, Instant at, String note) {

    static Outcome because(String note, Instant at) {
      return new Outcome(Optional.empty(), at, note);
    }
  }

  /** Whether the sending may still arrive until the lease is over. */
  enum Arrival {
    POSSIBLE,
    OVER
  }

  /** Whether the system is not there, or refuses. */
  enum Trouble {
    PASSING,
    REFUSAL
  }

  /** Tries a message that nobody else has taken since again at a time. */
  void again(
      Sql.Tx tx,
      Delivery delivery,
      String owner,
      Instant due,
      Arrival arrival,
      Trouble trouble,
      String note)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_delivery SET state = 'WAITING', due_at = ?, lease_until = 0,"
            + (arrival == Arrival.POSSIBLE ? "" : " arrives_until = 0,")
            + " refused = ?, note = ?"
            + THIS
            + " AND owner = ?",
        with(
            List.of(due.toEpochMilli(), trouble == Trouble.REFUSAL ? 1 : 0, note),
            delivery,
            List.of(owner)));
  }

  /** Makes an opt-out due once more, although it was told. */
  void repeat(Sql.Tx tx, Delivery delivery, Instant due, String note) throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_delivery SET state = 'WAITING', due_at = ?, note = ?" + THIS,
        with(List.of(due.toEpochMilli(), note), delivery, List.of()));
  }

  /** Returns until when an opt-in that was sent may still arrive where this opt-out was told; empty for none. */
  OptionalLong underWay(Sql.Tx tx, ConsentTarget target, Delivery optOut, Instant now)
      throws SQLException {
    String condition =
        "SELECT MAX(arrives_until) AS until FROM stampbook_consent_delivery WHERE program = ?"
            + " AND target = ? AND person = ? AND queue = 1 AND arrives_until > ?";
    Object[] arguments = {
      program, optOut.target().value(), optOut.person().value(), now.toEpochMilli()
    };
    if (Coarse.is(target)) {
      return tx.query(condition, row -> row.optionalNumber("until"), arguments).get(0);
    }
    return tx.query(
            condition + " AND channel = ?",
            row -> row.optionalNumber("until"),
            program,
            optOut.target().value(),
            optOut.person().value(),
            now.toEpochMilli(),
            optOut.channel().name())
        .get(0);
  }

  /** Returns the newest message about a channel that a system acknowledged or told us itself. */
  Optional<Delivery> lastSettled(
      Sql.Tx tx, SystemName target, PersonId person, ConsentChannel channel) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_delivery WHERE program = ? AND target = ?"
            + " AND person = ? AND channel = ? AND state IN ('TOLD', 'ORIGIN')"
            + " ORDER BY cause DESC LIMIT 1",
        Deliveries::read,
        program,
        target.value(),
        person.value(),
        channel.name());
  }

  /** Lets nothing be held back any more that a person's newer act has overtaken. */
  void releaseHeld(Sql.Tx tx, PersonId person, ConsentChannel channel, String note)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_delivery SET state = 'SUPERSEDED', note = ? WHERE program = ?"
            + " AND person = ? AND channel = ? AND state = 'HELD'",
        note,
        program,
        person.value(),
        channel.name());
  }

  /** Returns every message about a person. */
  List<Delivery> about(Sql.Tx tx, PersonId person) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_consent_delivery WHERE program = ? AND person = ?"
            + " ORDER BY cause, target",
        Deliveries::read,
        program,
        person.value());
  }

  /** Returns how many messages of a queue are in a state, and when the oldest was queued. */
  Waiting count(Sql.Tx tx, Queue queue, State state) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS messages, SUM(refused) AS refused, MIN(created_at) AS oldest"
                + " FROM stampbook_consent_delivery WHERE program = ? AND queue = ? AND state = ?",
            row ->
                new Waiting(
                    row.number("messages"), row.number("refused"), row.optionalNumber("oldest")),
            program,
            queue.number,
            state.name())
        .get(0);
  }

  /** How many wait. */
  record Waiting(long messages, long refused, OptionalLong oldest) {}

  private Object[] key(Delivery delivery) {
    return with(List.of(), delivery, List.of());
  }

  private Object[] with(List<?> before, Delivery delivery, List<?> after) {
    List<Object> arguments = new ArrayList<>(before);
    arguments.add(program);
    arguments.add(delivery.target().value());
    arguments.add(delivery.cause());
    arguments.add(delivery.channel().name());
    arguments.add(delivery.person().value());
    arguments.addAll(after);
    return arguments.toArray();
  }

  static Delivery read(Sql.Row row) throws SQLException {
    return new Delivery(
        SystemName.of(row.text("target")),
        row.number("cause"),
        PersonId.of(row.text("person")),
        new ConsentAct(
            ConsentActId.of(row.text("act_id")),
            ConsentChannel.valueOf(row.text("channel")),
            ConsentAct.Action.valueOf(row.text("action")),
            Instant.ofEpochMilli(row.number("occurred_at")),
            ConsentAct.Medium.valueOf(row.text("medium"))),
        ConsentActId.of(row.text("details_of")),
        State.valueOf(row.text("state")),
        row.number("attempts"),
        Instant.ofEpochMilli(row.number("created_at")),
        row.optionalNumber("told_at"),
        row.optionalText("answer"),
        row.text("note"));
  }
}
