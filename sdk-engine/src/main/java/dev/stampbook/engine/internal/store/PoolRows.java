package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.CodePoolId;
import dev.stampbook.engine.ProgramId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What is remembered of the stocks of codes themselves: who fills one up now, how often that was done, whether people were told. */
public final class PoolRows {

  private final String program;

  /** Reads and writes the stocks of this program. */
  public PoolRows(ProgramId program) {
    this.program = program.value();
  }

  /**
   * How filling up a stock stands.
   *
   * @param orders how many orders of codes were fulfilled
   * @param told whether people know that it is low
   * @param attempts how often the present order failed
   */
  public record Filling(long orders, Told told, int attempts) {}

  /** Whether people know that a stock is low. */
  public enum Told {
    NO,
    YES
  }

  /** Takes a stock over when nobody looks after it and it is due; returns how it stands, when it is ours. */
  public Optional<Filling> claim(
      Sql.Tx tx, CodePoolId pool, String owner, Instant now, Instant lease) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_code_pool (program, pool, told, orders, next_at, attempts, owner,"
            + " lease_until) VALUES (?, ?, 'NO', 0, 0, 0, '', 0) ON CONFLICT DO NOTHING",
        program,
        CodeRows.text(pool));
    boolean ours =
        tx.update(
                "UPDATE stampbook_code_pool SET owner = ?, lease_until = ? WHERE program = ?"
                    + " AND pool = ? AND lease_until <= ? AND next_at <= ?",
                owner,
                lease.toEpochMilli(),
                program,
                CodeRows.text(pool),
                now.toEpochMilli(),
                now.toEpochMilli())
            == 1;
    return ours
        ? tx.first(
            "SELECT * FROM stampbook_code_pool WHERE program = ? AND pool = ?",
            row ->
                new Filling(
                    row.number("orders"),
                    Told.valueOf(row.text("told")),
                    (int) row.number("attempts")),
            program,
            CodeRows.text(pool))
        : Optional.empty();
  }

  /** Writes how a stock stands and lets go of it until a time; returns whether it was still the owner's. */
  public boolean letGo(Sql.Tx tx, CodePoolId pool, String owner, Filling filling, Instant next)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_code_pool SET told = ?, orders = ?, attempts = ?, next_at = ?,"
                + " lease_until = 0 WHERE program = ? AND pool = ? AND owner = ?",
            filling.told().name(),
            filling.orders(),
            filling.attempts(),
            next.toEpochMilli(),
            program,
            CodeRows.text(pool),
            owner)
        == 1;
  }

  /** Notes that a stock is not low, so that people are told when it is again. */
  public void calm(Sql.Tx tx, CodePoolId pool) throws SQLException {
    tx.update(
        "UPDATE stampbook_code_pool SET told = 'NO' WHERE program = ? AND pool = ?"
            + " AND told = 'YES'",
        program,
        CodeRows.text(pool));
  }
}
