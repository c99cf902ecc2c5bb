package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.consent.ConsentDifference;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each system was last seen to keep. */
final class Sightings {

  private final String program;

  Sightings(ProgramId program) {
    this.program = program.value();
  }

  /**
   * What was seen.
   *
   * @param state the state
   * @param since when it was first seen in this state without a break
   * @param seenAt when it was last seen
   */
  record Sighting(ConsentState state, Instant since, Instant seenAt) {}

  Optional<Sighting> last(Sql.Tx tx, SystemName target, PersonId person, ConsentChannel channel)
      throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_seen"
            + " WHERE program = ? AND target = ? AND person = ? AND channel = ?",
        row ->
            new Sighting(
                ConsentState.valueOf(row.text("state")),
                Instant.ofEpochMilli(row.number("since")),
                Instant.ofEpochMilli(row.number("seen_at"))),
        program,
        target.value(),
        person.value(),
        channel.name());
  }

  /** Notes what was seen. */
  void note(
      Sql.Tx tx,
      SystemName target,
      PersonId person,
      ConsentChannel channel,
      ConsentState state,
      Instant at)
      throws SQLException {
    Optional<Sighting> before = last(tx, target, person, channel);
    if (before.isEmpty()) {
      tx.update(
          "INSERT INTO stampbook_consent_seen (program, target, person, channel, state, since,"
              + " seen_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          program,
          target.value(),
          person.value(),
          channel.name(),
          state.name(),
          at.toEpochMilli(),
          at.toEpochMilli());
      return;
    }
    boolean same = before.get().state() == state;
    tx.update(
        "UPDATE stampbook_consent_seen SET state = ?, since = ?, seen_at = ?"
            + " WHERE program = ? AND target = ? AND person = ? AND channel = ?"
            + " AND seen_at <= ?",
        state.name(),
        (same ? before.get().since() : at).toEpochMilli(),
        at.toEpochMilli(),
        program,
        target.value(),
        person.value(),
        channel.name(),
        at.toEpochMilli());
  }

  /** Notes that a system keeps something else than the registry, or that it does not any more. */
  void differs(
      Sql.Tx tx,
      SystemName target,
      PersonId person,
      ConsentChannel channel,
      Optional<ConsentDifference> difference)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_seen SET difference = ?, registry_state = ?"
            + " WHERE program = ? AND target = ? AND person = ? AND channel = ?",
        difference.map(found -> found.kind().name()),
        difference.map(found -> found.registry().name()),
        program,
        target.value(),
        person.value(),
        channel.name());
  }

  /** Returns the differences that were found, the newest first. */
  List<ConsentDifference> differences(Sql.Tx tx, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_consent_seen WHERE program = ? AND difference IS NOT NULL"
            + " ORDER BY seen_at DESC, person, target, channel LIMIT ?",
        row ->
            new ConsentDifference(
                SystemName.of(row.text("target")),
                PersonId.of(row.text("person")),
                ConsentChannel.valueOf(row.text("channel")),
                ConsentState.valueOf(row.text("registry_state")),
                ConsentState.valueOf(row.text("state")),
                ConsentDifference.Kind.valueOf(row.text("difference")),
                Instant.ofEpochMilli(row.number("seen_at"))),
        program,
        limit);
  }
}
