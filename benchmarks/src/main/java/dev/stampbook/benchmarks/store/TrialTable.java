package dev.stampbook.benchmarks.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table with the shape of a journal: a number, a unique reference, a body that follows from the number. */
final class TrialTable {

  private TrialTable() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS trial (n BIGINT PRIMARY KEY, reference VARCHAR(40) NOT NULL UNIQUE, body VARCHAR(400) NOT NULL)");
    }
  }

  static PreparedStatement prepareInsert(Connection connection) throws SQLException {
    return connection.prepareStatement("INSERT INTO trial (n, reference, body) VALUES (?, ?, ?)");
  }

  static void insert(PreparedStatement insert, long n) throws SQLException {
    insert.setLong(1, n);
    insert.setString(2, reference(n));
    insert.setString(3, body(n));
    insert.executeUpdate();
  }

  static long highest(Connection connection) throws SQLException {
    return number(connection, "SELECT COALESCE(MAX(n), 0) FROM trial");
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  static String reference(long n) {
    return "order:" + n;
  }

  static String body(long n) {
    return ("entry " + n + " ").repeat(12);
  }
}
