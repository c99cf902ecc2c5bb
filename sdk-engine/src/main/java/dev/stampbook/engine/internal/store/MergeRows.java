package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.MemberMerge;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.internal.store.MergeRow.State;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MergeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which members have become one, and how far their points have come. Survivors are kept up to date: when one is absorbed in turn, the rows
 * of those absorbed before name the new one.
 */
public final class MergeRows {

  /** Holds the place of a lock: no merge has an empty id. */
  private static final String LOCK = "";

  private static final int CHUNK = 200;

  private final String program;

  /** Reads and writes the merges of this program. */
  public MergeRows(ProgramId program) {
    this.program = program.value();
  }

  /** Lets merges be decided one after the other, so that no two members absorb each other. */
  public void lock(Sql.Tx tx) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_merge (program, merge_id, survivor, absorbed, merged_at, balance,"
            + " state, due_at, attempts, note) VALUES (?, ?, '', '', 0, '', 'DONE', 0, 0, '')"
            + " ON CONFLICT DO NOTHING",
        program,
        LOCK);
    tx.update(
        "UPDATE stampbook_merge SET attempts = attempts WHERE program = ? AND merge_id = ?",
        program,
        LOCK);
  }

  /** Returns a merge. */
  public Optional<MergeRow> find(Sql.Tx tx, MergeId id) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_merge WHERE program = ? AND merge_id = ?",
        MergeRows::read,
        program,
        id.value());
  }

  /** Returns who a member is now. */
  public MemberId survivorOf(Sql.Tx tx, MemberId member) throws SQLException {
    return tx.first(
            "SELECT survivor FROM stampbook_merge WHERE program = ? AND absorbed = ?",
            row -> MemberId.of(row.text("survivor")),
            program,
            member.value())
        .orElse(member);
  }

  /** Returns whether one of these members was absorbed. */
  public boolean anyAbsorbed(Sql.Tx tx, Collection<MemberId> members) throws SQLException {
    List<String> all = members.stream().map(MemberId::value).distinct().toList();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
      Object[] arguments = new Object[chunk.size() + 1];
      arguments[0] = program;
      for (int i = 0; i < chunk.size(); i++) {
        arguments[i + 1] = chunk.get(i);
      }
      String marks = "?,".repeat(chunk.size() - 1) + "?";
      boolean found =
          tx.first(
                  "SELECT absorbed FROM stampbook_merge WHERE program = ? AND absorbed IN ("
                      + marks
                      + ")",
                  row -> row.text("absorbed"),
                  arguments)
              .isPresent();
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** Returns when the newest merge into a member was decided. */
  public Instant newestInto(Sql.Tx tx, MemberId survivor) throws SQLException {
    return tx.query(
            "SELECT COALESCE(MAX(merged_at), 0) AS newest FROM stampbook_merge WHERE program = ?"
                + " AND survivor = ?",
            row -> Instant.ofEpochMilli(row.number("newest")),
            program,
            survivor.value())
        .get(0);
  }

  /** Writes a new merge; from now on the absorbed member, and whoever they absorbed before, is the survivor. */
  public void insert(Sql.Tx tx, MemberMerge merge, Instant due) throws SQLException {
    tx.update(
        "UPDATE stampbook_merge SET survivor = ? WHERE program = ? AND survivor = ?",
        merge.survivor().value(),
        program,
        merge.absorbed().value());
    tx.update(
        "INSERT INTO stampbook_merge (program, merge_id, survivor, absorbed, merged_at, balance,"
            + " state, due_at, attempts, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
        program,
        merge.id().value(),
        merge.survivor().value(),
        merge.absorbed().value(),
        merge.at().toEpochMilli(),
        merge.balance().name(),
        State.OPEN.name(),
        due.toEpochMilli());
  }

  /** Gives what the absorbed member had in the store to the survivor: orders and what customers are linked to. */
  public void giveOrders(Sql.Tx tx, MemberMerge merge) throws SQLException {
    tx.update(
        "UPDATE stampbook_order SET member_id = ?, revision = revision + 1 WHERE program = ?"
            + " AND member_id = ?",
        merge.survivor().value(),
        program,
        merge.absorbed().value());
    move(tx, "stampbook_member", "", merge);
  }

  /** Gives redemptions and debt to the survivor. */
  public void giveTheRest(Sql.Tx tx, MemberMerge merge) throws SQLException {
    move(tx, "stampbook_redemption", "", merge);
    move(tx, "stampbook_posting", " AND (state = 'OWED' OR reason = 'DEBT')", merge);
  }

  private void move(Sql.Tx tx, String table, String which, MemberMerge merge) throws SQLException {
    tx.update(
        "UPDATE " + table + " SET member_id = ? WHERE program = ? AND member_id = ?" + which,
        merge.survivor().value(),
        program,
        merge.absorbed().value());
  }

  /** Returns whether something of a member is still on its way to the provider. */
  public boolean isBusy(Sql.Tx tx, MemberId member) throws SQLException {
    String mine = " WHERE program = ? AND member_id = ?";
    return tx.first(
            "SELECT reference FROM stampbook_posting"
                + mine
                + " AND state IN ('INTENT', 'NOT_SENT', 'UNKNOWN')"
                + " UNION ALL SELECT id FROM stampbook_redemption"
                + mine
                + " AND active = 1",
            row -> true,
            program,
            member.value(),
            program,
            member.value())
        .isPresent();
  }

  /** Notes how far a merge has come. */
  public void save(Sql.Tx tx, MergeId id, State state, int attempts, String note, Instant due)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_merge SET state = ?, attempts = ?, note = ?, due_at = ?"
            + " WHERE program = ? AND merge_id = ?",
        state.name(),
        attempts,
        note,
        due.toEpochMilli(),
        program,
        id.value());
  }

  /** Returns merges that are due, longest waiting first. */
  public List<MergeRow> due(Sql.Tx tx, Instant now, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_merge WHERE program = ? AND state IN ('OPEN', 'DECIDED')"
            + " AND due_at <= ? ORDER BY due_at, merge_id LIMIT ?",
        MergeRows::read,
        program,
        now.toEpochMilli(),
        limit);
  }

  /** Returns when the next merge is due. */
  public Optional<Instant> nextDue(Sql.Tx tx) throws SQLException {
    return tx
        .query(
            "SELECT MIN(due_at) AS due FROM stampbook_merge WHERE program = ?"
                + " AND state IN ('OPEN', 'DECIDED')",
            row -> row.optionalNumber("due"),
            program)
        .get(0)
        .stream()
        .mapToObj(Instant::ofEpochMilli)
        .findFirst();
  }

  /** Returns how many merges wait for something else than a posting, which counts by itself. */
  public long open(Sql.Tx tx) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS open FROM stampbook_merge m WHERE m.program = ?"
                + " AND m.state IN ('OPEN', 'DECIDED') AND NOT EXISTS (SELECT 1 FROM"
                + " stampbook_posting p WHERE p.program = m.program"
                + " AND p.subject = 'merge:' || m.merge_id"
                + " AND p.state IN ('INTENT', 'NOT_SENT', 'UNKNOWN'))",
            row -> row.number("open"),
            program)
        .get(0);
  }

  /** Returns merges in a state, the oldest first. */
  public List<MergeRow> inState(Sql.Tx tx, State state, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_merge WHERE program = ? AND state = ? AND merge_id <> ?"
            + " ORDER BY merged_at, merge_id LIMIT ?",
        MergeRows::read,
        program,
        state.name(),
        LOCK,
        limit);
  }

  private static MergeRow read(Sql.Row row) throws SQLException {
    return new MergeRow(
        new MemberMerge(
            MergeId.of(row.text("merge_id")),
            MemberId.of(row.text("absorbed")),
            MemberId.of(row.text("survivor")),
            Instant.ofEpochMilli(row.number("merged_at")),
            MemberMerge.Balance.valueOf(row.text("balance"))),
        State.valueOf(row.text("state")),
        Math.toIntExact(row.number("attempts")),
        row.text("note"));
  }
}
