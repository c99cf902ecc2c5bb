package dev.stampbook.benchmarks.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What a store holds after its process was killed.
 *
 * @param rows rows found
 * @param lost acknowledged rows that are gone
 * @param torn whether a transaction is there in part
 * @param corruption why the file is damaged, empty when it is sound
 */
record Survivors(long rows, long lost, boolean torn, Optional<String> corruption) {

  /**
   * Reopens the store and reads everything.
   *
   * @param acknowledged the rows 1 to this number were acknowledged
   * @param batch rows per transaction
   */
  static Survivors of(Candidate candidate, Path file, long acknowledged, int batch) {
    try (Connection connection = DriverManager.getConnection(candidate.url(file))) {
      TrialTable.create(connection); // a store that lost even its table has lost every row
      Optional<String> problem = candidate.integrityProblem(connection);
      return problem.isPresent() ? corrupt(problem.get()) : read(connection, acknowledged, batch);
    } catch (SQLException damage) {
      return corrupt(String.valueOf(damage.getMessage()));
    }
  }

  private static Survivors read(Connection connection, long acknowledged, int batch)
      throws SQLException {
    long rows = 0;
    long promisedRows = 0;
    long highest = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT n, reference, body FROM trial ORDER BY n")) {
      while (row.next()) {
        highest = row.getLong(1);
        rows++;
        promisedRows += highest <= acknowledged ? 1 : 0;
        if (!TrialTable.reference(highest).equals(row.getString(2))
            || !TrialTable.body(highest).equals(row.getString(3))) {
          return corrupt("row " + highest + " has a wrong content");
        }
      }
    }
    if (TrialTable.number(connection, "SELECT COUNT(reference) FROM trial WHERE reference > ''")
        != rows) {
      return corrupt("table and index disagree");
    }
    boolean torn = highest % batch != 0 || rows != highest;
    return new Survivors(rows, acknowledged - promisedRows, torn, Optional.empty());
  }

  private static Survivors corrupt(String why) {
    return new Survivors(0, 0, false, Optional.of(why));
  }
}
