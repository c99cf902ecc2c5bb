package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain JDBC without ceremony. A transaction holds a connection for its block only; no remote call may happen inside. */
public final class Sql {

  private static final int ATTEMPTS = 5;

  /** Serialization failure and deadlock, in the words of the SQL standard and PostgreSQL. */
  private static final Set<String> BROKEN_OFF = Set.of("40001", "40P01");

  private final DataSource dataSource;

  /** Uses connections of this source. */
  public Sql(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs work in one transaction: committed when it returns, rolled back when it throws. Work that the database broke off in favour of
   * another transaction is run again, so it must change nothing but the database.
   */
  public <T> T inTransaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException failure) {
        if (attempt == ATTEMPTS || !BROKEN_OFF.contains(String.valueOf(failure.getSQLState()))) {
          throw new StoreException("the store's database failed: " + failure.getMessage(), failure);
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.run(new Tx(connection));
        connection.commit();
        return result;
      } catch (RuntimeException | SQLException | Error failure) {
        rollBack(connection, failure);
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** Runs work that gives no result in one transaction. */
  public void run(Action action) {
    inTransaction(
        tx -> {
          action.run(tx);
          return Optional.empty();
        });
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException also) {
      failure.addSuppressed(also);
    }
  }

  /** Work in a transaction that gives a result. */
  public interface Work<T> {
    /** Does the work. */
    T run(Tx tx) throws SQLException;
  }

  /** Work in a transaction. */
  public interface Action {
    /** Does the work. */
    void run(Tx tx) throws SQLException;
  }

  /** Reads one row. */
  public interface RowReader<T> {
    /** Returns the row's value. */
    T read(Row row) throws SQLException;
  }

  /** One open transaction. */
  public static final class Tx {

    private final Connection connection;

    Tx(Connection connection) {
      this.connection = connection;
    }

    /** Returns the rows of a query. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... arguments)
        throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, arguments);
        try (ResultSet results = statement.executeQuery()) {
          List<T> rows = new ArrayList<>();
          Row row = new Row(results);
          while (results.next()) {
            rows.add(reader.read(row));
          }
          return rows;
        }
      }
    }

    /** Returns the first row of a query. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... arguments)
        throws SQLException {
      return query(sql, reader, arguments).stream().findFirst();
    }

    /** Changes rows and returns how many. */
    public int update(String sql, Object... arguments) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, arguments);
        return statement.executeUpdate();
      }
    }

    /** Changes rows with one statement and many sets of arguments; returns how many rows each set changed. */
    public int[] batch(String sql, List<Object[]> arguments) throws SQLException {
      if (arguments.isEmpty()) {
        return new int[0];
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (Object[] set : arguments) {
          bind(statement, set);
          statement.addBatch();
        }
        return statement.executeBatch();
      }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, plain(arguments[i]));
      }
    }

    private static @Nullable Object plain(Object argument) {
      if (argument instanceof Optional<?> optional) {
        return optional.isPresent() ? optional.get() : null;
      }
      if (argument instanceof OptionalLong optional) {
        return optional.isPresent() ? (Object) optional.getAsLong() : null;
      }
      if (argument instanceof OptionalInt optional) {
        return optional.isPresent() ? (Object) optional.getAsInt() : null;
      }
      return argument;
    }
  }

  /** The current row of a query, with absent values as empty optionals. */
  public static final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
      this.results = results;
    }

    /** Returns a text that is never absent. */
    public String text(String column) throws SQLException {
      return optionalText(column)
          .orElseThrow(() -> new StoreException("the store lacks a value for " + column));
    }

    /** Returns a text. */
    public Optional<String> optionalText(String column) throws SQLException {
      return Optional.ofNullable(results.getString(column));
    }

    /** Returns the content of a file. */
    public Optional<byte[]> optionalBytes(String column) throws SQLException {
      return Optional.ofNullable(results.getBytes(column));
    }

    /** Returns a whole number that is never absent. */
    public long number(String column) throws SQLException {
      return results.getLong(column);
    }

    /** Returns a whole number. */
    public OptionalLong optionalNumber(String column) throws SQLException {
      long value = results.getLong(column);
      return results.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
  }
}
