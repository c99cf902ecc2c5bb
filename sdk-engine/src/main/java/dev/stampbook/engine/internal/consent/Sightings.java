package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
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
}
