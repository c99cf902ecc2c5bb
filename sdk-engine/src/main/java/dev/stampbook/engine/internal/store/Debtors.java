package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.ProgramId;
import dev.stampbook.member.MemberId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Members who owe points and have earned since: whose debt is to be collected. Written with the earning, so that no crash forgets it. */
public final class Debtors {

  private final String program;

  /** Reads and writes the debtors of this program. */
  public Debtors(ProgramId program) {
    this.program = program.value();
  }

  /**
   * A member whose debt is to be collected.
   *
   * @param member who
   * @param dueAt when
   */
  public record Debtor(MemberId member, Instant dueAt) {}

  /** Notes that a member's debt is to be collected at this time. */
  public void note(Sql.Tx tx, MemberId member, Instant due) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_debtor (program, member_id, due_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (program, member_id) DO UPDATE SET due_at = excluded.due_at",
        program,
        member.value(),
        due.toEpochMilli());
  }

  /** Forgets a note, unless it was renewed meanwhile. */
  public void forget(Sql.Tx tx, Debtor debtor) throws SQLException {
    tx.update(
        "DELETE FROM stampbook_debtor WHERE program = ? AND member_id = ? AND due_at = ?",
        program,
        debtor.member().value(),
        debtor.dueAt().toEpochMilli());
  }

  /** Returns the note about a member. */
  public Optional<Debtor> find(Sql.Tx tx, MemberId member) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_debtor WHERE program = ? AND member_id = ?",
        Debtors::read,
        program,
        member.value());
  }

  /** Returns whose debt is to be collected now, longest waiting first. */
  public List<Debtor> due(Sql.Tx tx, Instant now, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_debtor WHERE program = ? AND due_at <= ?"
            + " ORDER BY due_at, member_id LIMIT ?",
        Debtors::read,
        program,
        now.toEpochMilli(),
        limit);
  }

  /** Returns when the next debt is to be collected. */
  public OptionalLong nextDue(Sql.Tx tx) throws SQLException {
    return tx.query(
            "SELECT MIN(due_at) AS due FROM stampbook_debtor WHERE program = ?",
            row -> row.optionalNumber("due"),
            program)
        .get(0);
  }

  private static Debtor read(Sql.Row row) throws SQLException {
    return new Debtor(
        MemberId.of(row.text("member_id")), Instant.ofEpochMilli(row.number("due_at")));
  }
}
