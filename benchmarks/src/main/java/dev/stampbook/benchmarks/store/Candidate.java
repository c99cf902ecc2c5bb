package dev.stampbook.benchmarks.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/** An embedded database with the setting that decides what a commit means. */
enum Candidate {
  SQLITE_FULL(
      "SQLite, WAL, synchronous=FULL", "jdbc:sqlite:%s?synchronous=FULL" + Candidate.SQLITE),
  SQLITE_NORMAL(
      "SQLite, WAL, synchronous=NORMAL", "jdbc:sqlite:%s?synchronous=NORMAL" + Candidate.SQLITE),
  H2_DEFAULT("H2, default (WRITE_DELAY=500)", "jdbc:h2:file:%s"),
  H2_NO_DELAY("H2, WRITE_DELAY=0", "jdbc:h2:file:%s;WRITE_DELAY=0"),
  H2_CHECKPOINT(
      "H2, WRITE_DELAY=0, CHECKPOINT SYNC after each commit", "jdbc:h2:file:%s;WRITE_DELAY=0");

  // As Store.embedded sets it.
  private static final String SQLITE =
      "&journal_mode=WAL&busy_timeout=30000&transaction_mode=IMMEDIATE";

  private final String title;
  private final String url;

  Candidate(String title, String url) {
    this.title = title;
    this.url = url;
  }

  String title() {
    return title;
  }

  String url(Path file) {
    return String.format(Locale.ROOT, url, file.toAbsolutePath());
  }

  /** Commits in the way that this candidate calls durable. */
  void commit(Connection connection) throws SQLException {
    connection.commit();
    if (this == H2_CHECKPOINT) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      }
    }
  }

  /** Asks the database itself; H2 has no such question, there reading everything must do. */
  Optional<String> integrityProblem(Connection connection) throws SQLException {
    if (!url.startsWith("jdbc:sqlite")) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA integrity_check")) {
      String verdict = answer.next() ? answer.getString(1) : "no answer";
      return verdict.equals("ok") ? Optional.empty() : Optional.of(verdict);
    }
  }
}
