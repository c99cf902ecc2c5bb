package dev.stampbook.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database of each kind, with a way past the registry for whoever wants to tamper with it. */
final class ConsentDatabase implements AutoCloseable {

  private final DataSource source;
  private final Runnable onClose;

  private ConsentDatabase(DataSource source, Runnable onClose) {
    this.source = source;
    this.onClose = onClose;
  }

  /** The kinds. */
  enum Kind {
    SQLITE,
    POSTGRESQL
  }

  static ConsentDatabase of(Kind kind, Path folder) throws SQLException {
    if (kind == Kind.POSTGRESQL) {
      HikariDataSource pool = Postgres.database();
      return new ConsentDatabase(pool, pool::close);
    }
    return new ConsentDatabase(file(folder.resolve("consent.db")), () -> {});
  }

  /** Returns a file where nothing depends on the disk, only on what was committed. */
  static DataSource file(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(30_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  DataSource source() {
    return source;
  }

  Store store() {
    return Store.jdbc(source);
  }

  /** Changes rows behind the registry's back and returns how many. */
  int tamper(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** Returns every row of a table as text. */
  List<String> rows(String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("SELECT * FROM " + table)) {
      while (results.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
          row.append('|').append(results.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
