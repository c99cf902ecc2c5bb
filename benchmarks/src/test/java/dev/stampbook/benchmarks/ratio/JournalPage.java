package dev.stampbook.benchmarks.ratio;

import dev.stampbook.benchmarks.sample.JournalFile;
import dev.stampbook.benchmarks.sample.OrderPage;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Postings;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The journal of one page, 250 intents in one transaction and their 250 outcomes in another, both synced to disk: the engine's code beside
 * bare JDBC batches that leave the same rows in the same table of the same file. The journal writes intents one by one, to see another
 * writer that was first; bare batches do not see one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JournalPage {

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant LEASE = NOW.plusSeconds(120);
  private static final String PROGRAM = "main";

  private Path folder;
  private Connection connection;
  private Sql sql;
  private Postings postings;
  private int pages;

  /** Makes the file; both sides use one open connection of it. */
  @Setup
  public void open() throws IOException, SQLException {
    folder = Files.createTempDirectory("journal-page");
    DataSource file = JournalFile.create(folder.resolve("store.db"));
    connection = file.getConnection();
    sql = new Sql(OneConnection.of(connection));
    postings = new Postings(ProgramId.of(PROGRAM));
  }

  /** Empties the table, so that no side works on a fuller one than the other. */
  @Setup(Level.Iteration)
  public void empty() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM stampbook_posting");
    }
  }

  /** Removes the file. */
  @TearDown
  public void close() throws IOException, SQLException {
    connection.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Benchmark
  public int stampbook() {
    int page = pages++;
    List<PostingRow> intents = new ArrayList<>();
    for (int i = 0; i < OrderPage.ORDERS; i++) {
      intents.add(
          PostingRow.intent(
              subject(page, i),
              1,
              PostingReference.of(reference(page, i)),
              MemberId.of(member(i)),
              i + 1,
              PostingReason.ORDER,
              "Order " + i,
              owner(i),
              NOW,
              LEASE));
    }
    sql.run(tx -> postings.insert(tx, intents));
    List<PostingRow> outcomes = new ArrayList<>();
    for (int i = 0; i < OrderPage.ORDERS; i++) {
      PostingRow intent = intents.get(i);
      outcomes.add(
          intent.posted(
              new PostingReceipt(
                  intent.reference(), LedgerEntryId.of(entry(i)), intent.points(), NOW),
              NOW));
    }
    return sql.inTransaction(tx -> postings.update(tx, outcomes)).size();
  }

  @Benchmark
  public int bare() throws SQLException {
    int page = pages++;
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO stampbook_posting (program, subject, sequence, reference, member_id,"
                + " points, reason, description, state, owner, lease_until, created_at, lookups,"
                + " sends, unknowns, next_at, problem)"
                + " VALUES (?, ?, 1, ?, ?, ?, 'ORDER', ?, 'INTENT', ?, ?, ?, 0, 1, 0, ?, '')")) {
      for (int i = 0; i < OrderPage.ORDERS; i++) {
        insert.setString(1, PROGRAM);
        insert.setString(2, subject(page, i));
        insert.setString(3, reference(page, i));
        insert.setString(4, member(i));
        insert.setLong(5, i + 1);
        insert.setString(6, "Order " + i);
        insert.setString(7, owner(i));
        insert.setLong(8, LEASE.toEpochMilli());
        insert.setLong(9, NOW.toEpochMilli());
        insert.setLong(10, LEASE.toEpochMilli());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
    int written = 0;
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE stampbook_posting SET state = 'POSTED', lease_until = 0, next_at = NULL,"
                + " entry_id = ?, settled_at = ?"
                + " WHERE program = ? AND subject = ? AND sequence = 1 AND owner = ?")) {
      for (int i = 0; i < OrderPage.ORDERS; i++) {
        update.setString(1, entry(i));
        update.setLong(2, NOW.toEpochMilli());
        update.setString(3, PROGRAM);
        update.setString(4, subject(page, i));
        update.setString(5, owner(i));
        update.addBatch();
      }
      for (int changed : update.executeBatch()) {
        written += changed;
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return written;
  }

  /** Returns what the table holds, a line for each row. */
  List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT * FROM stampbook_posting ORDER BY member_id")) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(row.getMetaData().getColumnName(column) + "=" + row.getString(column));
        }
        rows.add(String.join(" ", values));
      }
    }
    return rows;
  }

  /** Starts the numbers of pages anew. */
  void firstPage() {
    pages = 0;
  }

  private static String subject(int page, int order) {
    return "order:" + (100_000 + page) + "-" + order;
  }

  private static String reference(int page, int order) {
    return "sdk:v1:main:" + subject(page, order) + ":1";
  }

  private static String member(int order) {
    return String.valueOf(70_000_000 + order);
  }

  private static String owner(int order) {
    return "9b2f6a52-4f0e-4a57-9a55-0d6f5f1f6f43:" + order;
  }

  private static String entry(int order) {
    return String.valueOf(440_000_000 + order);
  }
}
