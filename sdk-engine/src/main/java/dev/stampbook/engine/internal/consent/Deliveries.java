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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the systems are to be told and were told. Opt-outs are a queue of their own, ahead of everything. */
final class Deliveries {

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

  /** One message to one system. */
  record Delivery(
      SystemName target,
      long cause,
      PersonId person,
      ConsentAct act,
      State state,
      long attempts,
      long leaseUntil,
      Instant createdAt,
      OptionalLong toldAt,
      Optional<String> answer,
      String note) {

    ConsentChannel channel() {
      return act.channel();
    }
  }

  /** Queues a message; one that was queued already stays as it is. */
  void add(
      Sql.Tx tx,
      SystemName target,
      long cause,
      PersonId person,
      ConsentAct act,
      State state,
      Instant now)
      throws SQLException {
    tx.update(
        "INSERT INTO stampbook_consent_delivery (program, target, cause, channel, person, act_id,"
            + " action, occurred_at, medium, queue, state, due_at, attempts, owner, lease_until,"
            + " created_at, note)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', 0, ?, '')"
            + " ON CONFLICT DO NOTHING",
        program,
        target.value(),
        cause,
        act.channel().name(),
        person.value(),
        act.id().value(),
        act.action().name(),
        act.occurredAt().toEpochMilli(),
        act.medium().name(),
        Queue.of(act.action()).number,
        state.name(),
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  /** Returns messages of a queue that are due, oldest first. An opt-in waits for an opt-out that was queued before it. */
  List<Delivery> due(Sql.Tx tx, Queue queue, SystemName target, Instant now, int limit)
      throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_consent_delivery d WHERE program = ? AND target = ?"
            + " AND state = 'WAITING' AND queue = ? AND due_at <= ? AND lease_until <= ?"
            + (queue == Queue.OPT_OUTS
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM stampbook_consent_delivery o"
                    + " WHERE o.program = d.program AND o.target = d.target"
                    + " AND o.person = d.person AND o.state = 'WAITING' AND o.queue = 0"
                    + " AND o.cause < d.cause AND o.channel = d.channel)")
            + " ORDER BY due_at, cause LIMIT ?",
        Deliveries::read,
        program,
        target.value(),
        queue.number,
        now.toEpochMilli(),
        now.toEpochMilli(),
        limit);
  }

  Optional<Delivery> find(Sql.Tx tx, Delivery delivery) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_delivery"
            + " WHERE program = ? AND target = ? AND cause = ? AND channel = ?",
        Deliveries::read,
        program,
        delivery.target().value(),
        delivery.cause(),
        delivery.channel().name());
  }

  /** Takes a message to send it; returns whether nobody else had. */
  boolean claim(Sql.Tx tx, Delivery delivery, String owner, Instant now, Instant lease)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_consent_delivery SET owner = ?, lease_until = ?,"
                + " attempts = attempts + 1 WHERE program = ? AND target = ? AND cause = ?"
                + " AND channel = ? AND state = 'WAITING' AND lease_until <= ?",
            owner,
            lease.toEpochMilli(),
            program,
            delivery.target().value(),
            delivery.cause(),
            delivery.channel().name(),
            now.toEpochMilli())
        == 1;
  }

  /** Ends a message. */
  void end(
      Sql.Tx tx, Delivery delivery, State state, Optional<String> answer, String note, Instant now)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_delivery SET state = ?, answer = ?, note = ?, lease_until = 0,"
            + " told_at = ? WHERE program = ? AND target = ? AND cause = ? AND channel = ?",
        state.name(),
        answer,
        note,
        state == State.TOLD ? OptionalLong.of(now.toEpochMilli()) : OptionalLong.empty(),
        program,
        delivery.target().value(),
        delivery.cause(),
        delivery.channel().name());
  }

  /** Tries a message again at a time; until the lease is over its last sending may still arrive. */
  void again(Sql.Tx tx, Delivery delivery, Instant due, long leaseUntil, String note)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_delivery SET state = 'WAITING', due_at = ?, lease_until = ?,"
            + " note = ? WHERE program = ? AND target = ? AND cause = ? AND channel = ?",
        due.toEpochMilli(),
        leaseUntil,
        note,
        program,
        delivery.target().value(),
        delivery.cause(),
        delivery.channel().name());
  }

  /** Returns until when an opt-in for the same consent at the same system may still arrive there; empty for none. */
  OptionalLong underWay(Sql.Tx tx, ConsentTarget target, Delivery optOut, Instant now)
      throws SQLException {
    boolean coarse = Coarse.is(target);
    return tx.first(
            "SELECT MAX(lease_until) AS until FROM stampbook_consent_delivery WHERE program = ?"
                + " AND target = ? AND person = ? AND queue = 1 AND lease_until > ?"
                + (coarse ? "" : " AND channel = '" + optOut.channel().name() + "'"),
            row -> row.optionalNumber("until"),
            program,
            optOut.target().value(),
            optOut.person().value(),
            now.toEpochMilli())
        .orElse(OptionalLong.empty());
  }

  /** Lets everything wait no longer that a person's newer act has overtaken. */
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

  /** Returns every message about these people. */
  List<Delivery> about(Sql.Tx tx, PersonId person) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_consent_delivery WHERE program = ? AND person = ?"
            + " ORDER BY cause, target",
        Deliveries::read,
        program,
        person.value());
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
        State.valueOf(row.text("state")),
        row.number("attempts"),
        row.number("lease_until"),
        Instant.ofEpochMilli(row.number("created_at")),
        row.optionalNumber("told_at"),
        row.optionalText("answer"),
        row.text("note"));
  }
}
