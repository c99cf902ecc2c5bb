package dev.stampbook.benchmarks.sample;

import dev.stampbook.engine.Store;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A store file with the engine's tables, opened as {@link Store#embedded} opens one. */
public final class JournalFile {

  private JournalFile() {}

  /** Creates the tables and returns connections with the pragmas of the embedded store; each call opens one. */
  public static DataSource create(Path file) {
    Store.embedded(file).close();
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(30_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
