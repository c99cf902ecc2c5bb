package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The journal of one program. Its unique key (subject, sequence) makes concurrent writers of one order harmless. */
public final class Postings {

  private static final int CHUNK = 200;
  private static final String OPEN = "state IN ('INTENT', 'NOT_SENT', 'UNKNOWN')";

  private final String program;

  /** Reads and writes the journal of this program. */
  public Postings(ProgramId program) {
    this.program = program.value();
  }

  /** Returns the postings of these subjects, each in sequence. */
  public Map<String, List<PostingRow>> find(Sql.Tx tx, Collection<String> subjects)
      throws SQLException {
    Map<String, List<PostingRow>> found = new HashMap<>();
    List<String> all = List.copyOf(subjects);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
      List<Object> arguments = new ArrayList<>(List.of(program));
      arguments.addAll(chunk);
      String marks = "?,".repeat(chunk.size() - 1) + "?";
      for (PostingRow row :
          tx.query(
              "SELECT * FROM stampbook_posting WHERE program = ? AND subject IN (" + marks + ")",
              Postings::read,
              arguments.toArray())) {
        found.computeIfAbsent(row.subject(), subject -> new ArrayList<>()).add(row);
      }
    }
    found.values().forEach(rows -> rows.sort(Comparator.comparingInt(PostingRow::sequence)));
    return found;
  }

  /** Returns the postings of one subject, in sequence. */
  public List<PostingRow> find(Sql.Tx tx, String subject) throws SQLException {
    return find(tx, List.of(subject)).getOrDefault(subject, List.of());
  }

  /**
   * Writes intents.
   *
   * @return whether all were new; when not, another writer was first and the transaction must not go on
   */
  public boolean insert(Sql.Tx tx, List<PostingRow> rows) throws SQLException {
    for (PostingRow row : rows) { // one by one: drivers may not count what a batch inserted
      if (!insert(tx, row)) {
        return false;
      }
    }
    return true;
  }

  private boolean insert(Sql.Tx tx, PostingRow row) throws SQLException {
    return tx.update(
            "INSERT INTO stampbook_posting (program, subject, sequence, reference, member_id,"
                + " points, reason, description, state, owner, lease_until, created_at, unknown_at,"
                + " lookups, sends, unknowns, next_at, entry_id, settled_at, problem)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            program,
            row.subject(),
            row.sequence(),
            row.reference().value(),
            row.member().value(),
            row.points(),
            row.reason().name(),
            row.description(),
            row.state().name(),
            row.owner(),
            row.leaseUntil().toEpochMilli(),
            row.createdAt().toEpochMilli(),
            millis(row.unknownAt()),
            row.lookups(),
            row.sends(),
            row.unknowns(),
            millis(row.nextAt()),
            row.entry().map(LedgerEntryId::value),
            millis(row.settledAt()),
            row.problem())
        == 1;
  }

  /**
   * Writes how far postings have come, as far as they still belong to the rows' owners.
   *
   * @return the references of those that did; whoever took one over tells what became of it
   */
  public Set<PostingReference> update(Sql.Tx tx, List<PostingRow> rows) throws SQLException {
    List<Object[]> arguments = new ArrayList<>();
    for (PostingRow row : rows) {
      arguments.add(
          new Object[] {
            row.state().name(),
            row.leaseUntil().toEpochMilli(),
            millis(row.unknownAt()),
            row.lookups(),
            row.sends(),
            row.unknowns(),
            millis(row.nextAt()),
            row.entry().map(LedgerEntryId::value),
            millis(row.settledAt()),
            row.problem(),
            program,
            row.subject(),
            row.sequence(),
            row.owner()
          });
    }
    int[] changed =
        tx.batch(
            "UPDATE stampbook_posting SET state = ?, lease_until = ?, unknown_at = ?,"
                + " lookups = ?, sends = ?, unknowns = ?, next_at = ?, entry_id = ?, settled_at = ?,"
                + " problem = ? WHERE program = ? AND subject = ? AND sequence = ? AND owner = ?",
            arguments);
    Set<PostingReference> written = new HashSet<>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 1) {
        written.add(rows.get(i).reference());
      }
    }
    return written;
  }

  /**
   * Claims an open posting whose owner's lease is over, when it still stands as it was read.
   *
   * @return whether it is ours now; when not, somebody else has it or has moved it on
   */
  public boolean claim(Sql.Tx tx, PostingRow row, String owner, Instant now, Instant lease)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_posting SET owner = ?, lease_until = ? WHERE program = ?"
                + " AND subject = ? AND sequence = ? AND lease_until <= ? AND owner = ?"
                + " AND state = ? AND lookups = ? AND sends = ? AND "
                + OPEN,
            owner,
            lease.toEpochMilli(),
            program,
            row.subject(),
            row.sequence(),
            now.toEpochMilli(),
            row.owner(),
            row.state().name(),
            row.lookups(),
            row.sends())
        == 1;
  }

  /** Makes the lease of a posting longer; returns whether it still belonged to its owner. */
  public boolean renew(Sql.Tx tx, PostingRow row, Instant lease) throws SQLException {
    return tx.update(
            "UPDATE stampbook_posting SET lease_until = ?, next_at = ? WHERE program = ?"
                + " AND subject = ? AND sequence = ? AND owner = ? AND state = ?",
            lease.toEpochMilli(),
            lease.toEpochMilli(),
            program,
            row.subject(),
            row.sequence(),
            row.owner(),
            row.state().name())
        == 1;
  }

  /** Returns the open postings of subjects that begin like this and are due, longest waiting first. */
  public List<PostingRow> due(Sql.Tx tx, Instant now, int limit, String of) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_posting WHERE program = ? AND "
            + OPEN
            + " AND next_at <= ? AND lease_until <= ? AND subject LIKE ?"
            + " ORDER BY next_at, subject LIMIT ?",
        Postings::read,
        program,
        now.toEpochMilli(),
        now.toEpochMilli(),
        of + "%",
        limit);
  }

  /** Returns when the next open posting of subjects that begin like this is due: when its wait and its owner's lease are over. */
  public OptionalLong nextDue(Sql.Tx tx, String of) throws SQLException {
    return tx.query(
            "SELECT MIN(CASE WHEN lease_until > next_at THEN lease_until ELSE next_at END) AS due"
                + " FROM stampbook_posting WHERE program = ? AND subject LIKE ? AND "
                + OPEN,
            row -> row.optionalNumber("due"),
            program,
            of + "%")
        .get(0);
  }

  /** Returns how many postings are open. */
  public long open(Sql.Tx tx) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS open FROM stampbook_posting WHERE program = ? AND " + OPEN,
            row -> row.number("open"),
            program)
        .get(0);
  }

  /** Returns how many postings of subjects that begin like this stand in a state. */
  public long inState(Sql.Tx tx, PostingState state, String of) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS postings FROM stampbook_posting WHERE program = ? AND state = ?"
                + " AND subject LIKE ?",
            row -> row.number("postings"),
            program,
            state.name(),
            of + "%")
        .get(0);
  }

  /** Returns the uncertain posting with this reference. */
  public Optional<PostingRow> uncertain(Sql.Tx tx, PostingReference reference) throws SQLException {
    return find(tx, reference, PostingState.UNCERTAIN);
  }

  /** Returns the refused posting with this reference. */
  public Optional<PostingRow> refused(Sql.Tx tx, PostingReference reference) throws SQLException {
    return find(tx, reference, PostingState.REFUSED);
  }

  private Optional<PostingRow> find(Sql.Tx tx, PostingReference reference, PostingState state)
      throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_posting WHERE program = ? AND reference = ? AND state = ?",
        Postings::read,
        program,
        reference.value(),
        state.name());
  }

  /** Returns what a member owes: reversals kept as debt minus what was paid off or is about to be. */
  public long debt(Sql.Tx tx, MemberId member) throws SQLException {
    return tx.query(
            "SELECT COALESCE(SUM(CASE WHEN state = 'OWED' THEN -points"
                + " WHEN reason = 'DEBT' AND state <> 'REFUSED' THEN points ELSE 0 END), 0) AS debt"
                + " FROM stampbook_posting WHERE program = ? AND member_id = ?",
            row -> row.number("debt"),
            program,
            member.value())
        .get(0);
  }

  /** Returns the sum and number of what was posted, for reports. */
  public Totals totals(Sql.Tx tx) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS postings, COALESCE(SUM(points), 0) AS points"
                + " FROM stampbook_posting WHERE program = ? AND state = ?",
            row -> new Totals(row.number("postings"), row.number("points")),
            program,
            PostingState.POSTED.name())
        .get(0);
  }

  /** How much was posted in all. */
  public record Totals(long postings, long points) {}

  private static OptionalLong millis(Optional<Instant> time) {
    return time.isPresent() ? OptionalLong.of(time.get().toEpochMilli()) : OptionalLong.empty();
  }

  private static PostingRow read(Sql.Row row) throws SQLException {
    return new PostingRow(
        row.text("subject"),
        (int) row.number("sequence"),
        PostingReference.of(row.text("reference")),
        MemberId.of(row.text("member_id")),
        row.number("points"),
        PostingReason.valueOf(row.text("reason")),
        row.text("description"),
        PostingState.valueOf(row.text("state")),
        row.text("owner"),
        Instant.ofEpochMilli(row.number("lease_until")),
        Instant.ofEpochMilli(row.number("created_at")),
        OrderRows.instant(row, "unknown_at"),
        (int) row.number("lookups"),
        (int) row.number("sends"),
        (int) row.number("unknowns"),
        OrderRows.instant(row, "next_at"),
        row.optionalText("entry_id").map(LedgerEntryId::of),
        OrderRows.instant(row, "settled_at"),
        row.text("problem"));
  }
}
