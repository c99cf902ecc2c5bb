package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The versioned tables. Each version is one SQL resource per database, applied once, in one transaction with its version number. */
public final class Schema {

  /** The newest version this release knows. */
  public static final int VERSION = 4;

  /** The letters {@code stamp}, so that nobody else's lock is met. */
  private static final long LOCK = 0x7374616d70L;

  private Schema() {}

  /**
   * Brings a database to this release's version.
   *
   * @throws StoreException when a newer release wrote it; nothing was changed
   */
  public static void apply(Sql sql, Dialect dialect) {
    sql.run(
        tx -> {
          if (dialect == Dialect.POSTGRESQL) { // two nodes that start at once take turns
            tx.query("SELECT pg_advisory_xact_lock(" + LOCK + ")", row -> row);
          }
          tx.update("CREATE TABLE IF NOT EXISTS stampbook_schema (version INTEGER PRIMARY KEY)");
          long found = current(tx);
          if (found > VERSION) {
            throw new StoreException(
                "this store was written by a newer release (schema "
                    + found
                    + ", this release knows "
                    + VERSION
                    + "); update Stampbook or use another store, nothing was changed");
          }
          for (int version = (int) found + 1; version <= VERSION; version++) {
            for (String statement : statements(dialect, version)) {
              tx.update(statement);
            }
            tx.update("INSERT INTO stampbook_schema (version) VALUES (?)", version);
          }
        });
  }

  private static long current(Sql.Tx tx) throws SQLException {
    return tx.first(
            "SELECT COALESCE(MAX(version), 0) AS version FROM stampbook_schema",
            row -> row.number("version"))
        .orElse(0L);
  }

  /** Returns the statements of a version, for hosts that apply migrations themselves. */
  public static List<String> statements(Dialect dialect, int version) {
    String resource = "/dev/stampbook/engine/schema/" + dialect.folder() + "/V" + version + ".sql";
    try (InputStream stream = Schema.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new StoreException("the release lacks its own schema " + resource);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";"))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
