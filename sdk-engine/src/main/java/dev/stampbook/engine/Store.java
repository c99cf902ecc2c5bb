package dev.stampbook.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.engine.internal.store.Dialect;
import dev.stampbook.engine.internal.store.Schema;
import dev.stampbook.engine.internal.store.Sql;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Where a program keeps its journal, cursors and audit. Opening it creates or updates its tables, all prefixed {@code stampbook_}.
 * Thread-safe; close it after the programs that use it.
 */
public final class Store implements AutoCloseable {

  /**
   * The lock files this process holds. A file lock belongs to the whole process, and closing any other handle of the file would let go of
   * it, so a second one is never opened.
   */
  private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

  private final DataSource dataSource;
  private final Dialect dialect;
  private final Sql sql;
  private final Closeable onClose;

  private Store(DataSource dataSource, Closeable onClose) {
    this.dataSource = dataSource;
    this.dialect = Dialect.of(dataSource);
    this.sql = new Sql(dataSource);
    this.onClose = onClose;
  }

  /**
   * Opens a store in one file (SQLite, write-ahead log, every commit synced to disk), for one process at a time.
   *
   * @param file created when it does not exist; its folder must exist
   * @throws StoreException when the file is in use by another process, is no store, or was written by a newer release
   */
  public static Store embedded(Path file) {
    Closeable lock = lock(file);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setPoolName("stampbook");
    config.setMaximumPoolSize(4);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", "30000");
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException failure) {
      closeQuietly(lock, failure);
      throw new StoreException(
          "the store file "
              + file.getFileName()
              + " cannot be opened; it must be a Stampbook store in a folder that exists and can"
              + " be written",
          failure);
    }
    Closeable onClose =
        () -> {
          pool.close();
          lock.close();
        };
    try {
      return opened(new Store(pool, onClose), true);
    } catch (RuntimeException failure) {
      closeQuietly(onClose, failure);
      throw failure;
    }
  }

  /**
   * Uses a database of the host: PostgreSQL. Several processes may share it.
   *
   * @throws StoreException when the database cannot be reached, is of another kind, or was written by a newer release
   */
  public static Store jdbc(DataSource dataSource) {
    return opened(new Store(dataSource, () -> {}), false);
  }

  private static Store opened(Store store, boolean alone) {
    Schema.apply(store.sql, store.dialect);
    if (alone) { // whoever held a lease has ended, or the file would still be locked
      store.sql.run(
          tx -> {
            tx.update("UPDATE stampbook_posting SET lease_until = 0 WHERE lease_until > 0");
            tx.update("UPDATE stampbook_posting SET next_at = 0 WHERE state = 'INTENT'");
            tx.update("UPDATE stampbook_order SET due_at = 0 WHERE status = 'POSTING'");
            tx.update("UPDATE stampbook_redemption SET lease_until = 0 WHERE lease_until > 0");
            tx.update("UPDATE stampbook_spender SET lease_until = 0 WHERE lease_until > 0");
            tx.update("UPDATE stampbook_code_pool SET lease_until = 0 WHERE lease_until > 0");
            tx.update(
                "UPDATE stampbook_consent_delivery SET lease_until = 0 WHERE lease_until > 0");
          });
    }
    return store;
  }

  private static Closeable lock(Path file) {
    if (Files.isDirectory(file)) {
      throw new StoreException("the store " + file.getFileName() + " is a folder, not a file");
    }
    try {
      Path folder = file.resolveSibling(".").toRealPath();
      Path lockFile = folder.resolve(file.getFileName() + ".lock");
      if (!LOCKED.add(lockFile)) {
        throw inUse(file);
      }
      Closeable unlock = () -> LOCKED.remove(lockFile);
      try {
        FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
          channel.close();
          throw inUse(file);
        }
        return () -> {
          channel.close();
          unlock.close();
        };
      } catch (IOException | RuntimeException failure) {
        unlock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new StoreException(
          "the folder of the store file "
              + file.getFileName()
              + " does not exist or cannot be written",
          failure);
    }
  }

  private static StoreException inUse(Path file) {
    return new StoreException(
        "the store file "
            + file.getFileName()
            + " is in use by another process; wait for it to end, or share a PostgreSQL store"
            + " instead");
  }

  private static void closeQuietly(Closeable resource, Exception failure) {
    try {
      resource.close();
    } catch (IOException also) {
      failure.addSuppressed(also);
    }
  }

  /** Returns the statements that create the tables of a version in PostgreSQL, for hosts with a migration tool of their own. */
  public static List<String> postgresqlSchema(int version) {
    return Schema.statements(Dialect.POSTGRESQL, version);
  }

  Sql sql() {
    return sql;
  }

  DataSource dataSource() {
    return dataSource;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Closes the file; a database of the host stays open. */
  @Override
  public void close() {
    try {
      onClose.close();
    } catch (IOException failure) {
      throw new StoreException("the store file could not be closed", failure);
    }
  }
}
