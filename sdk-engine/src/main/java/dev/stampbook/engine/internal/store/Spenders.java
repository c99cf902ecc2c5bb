package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.ProgramId;
import dev.stampbook.member.MemberId;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Lets one node at a time spend a member's points: between reading the balance and knowing what the provider took, nobody else may (KF-21).
 * A lease, so that a dead process is waited for no longer than that.
 */
public final class Spenders {

  private final String program;

  /** Reads and writes the spenders of this program. */
  public Spenders(ProgramId program) {
    this.program = program.value();
  }

  /** Takes the turn when nobody has it; returns whether it is the owner's now. */
  public boolean take(Sql.Tx tx, MemberId member, String owner, Instant now, Instant lease)
      throws SQLException {
    tx.update(
        "INSERT INTO stampbook_spender (program, member_id, owner, lease_until)"
            + " VALUES (?, ?, '', 0) ON CONFLICT DO NOTHING",
        program,
        member.value());
    return tx.update(
            "UPDATE stampbook_spender SET owner = ?, lease_until = ? WHERE program = ?"
                + " AND member_id = ? AND lease_until <= ?",
            owner,
            lease.toEpochMilli(),
            program,
            member.value(),
            now.toEpochMilli())
        == 1;
  }

  /** Makes the turn last longer; returns whether it was still the owner's. Keeps others from taking it until the transaction ends. */
  public boolean renew(Sql.Tx tx, MemberId member, String owner, Instant lease)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_spender SET lease_until = ? WHERE program = ? AND member_id = ?"
                + " AND owner = ?",
            lease.toEpochMilli(),
            program,
            member.value(),
            owner)
        == 1;
  }

  /** Gives the turn back. */
  public void give(Sql.Tx tx, MemberId member, String owner) throws SQLException {
    tx.update(
        "UPDATE stampbook_spender SET lease_until = 0 WHERE program = ? AND member_id = ?"
            + " AND owner = ?",
        program,
        member.value(),
        owner);
  }
}
