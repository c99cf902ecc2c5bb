package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.ProgramId;
import dev.stampbook.order.FeedName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How far each change feed of one program was handled durably (C15). */
public final class Cursors {

  private final String program;

  /** Reads and writes the cursors of this program. */
  public Cursors(ProgramId program) {
    this.program = program.value();
  }

  /** Returns the time up to which a feed was handled, when it ever was. */
  public Optional<Instant> find(Sql.Tx tx, FeedName feed) throws SQLException {
    return tx.first(
        "SELECT since FROM stampbook_cursor WHERE program = ? AND feed = ?",
        row -> Instant.ofEpochMilli(row.number("since")),
        program,
        feed.value());
  }

  /** Moves a cursor forward; it never moves back. */
  public void advance(Sql.Tx tx, FeedName feed, Instant to) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_cursor (program, feed, since) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        program,
        feed.value(),
        to.toEpochMilli());
    tx.update(
        "UPDATE stampbook_cursor SET since = ? WHERE program = ? AND feed = ? AND since < ?",
        to.toEpochMilli(),
        program,
        feed.value(),
        to.toEpochMilli());
  }
}
