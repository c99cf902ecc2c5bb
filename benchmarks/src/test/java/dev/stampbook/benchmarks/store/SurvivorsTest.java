package dev.stampbook.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The trial is worth what its judge sees: each damage is made by hand here. */
class SurvivorsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void aWholeStoreHasLostNothing(Candidate candidate) throws SQLException {
    Path file = storeOfTen(candidate, "SELECT 1");

    assertThat(Survivors.of(candidate, file, 10, 5))
        .isEqualTo(new Survivors(10, 0, false, Optional.empty()));
    assertThat(Survivors.of(candidate, file, 5, 5))
        .as("an unacknowledged commit may survive")
        .isEqualTo(new Survivors(10, 0, false, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void aMissingAcknowledgedTransactionIsLost(Candidate candidate) throws SQLException {
    Path file = storeOfTen(candidate, "DELETE FROM trial WHERE n > 5");

    assertThat(Survivors.of(candidate, file, 10, 5))
        .isEqualTo(new Survivors(5, 5, false, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void aMissingTableIsTheLossOfEveryRow(Candidate candidate) throws SQLException {
    Path file = storeOfTen(candidate, "DROP TABLE trial");

    assertThat(Survivors.of(candidate, file, 10, 5))
        .isEqualTo(new Survivors(0, 10, false, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void aTransactionThatIsThereInPartIsTorn(Candidate candidate) throws SQLException {
    assertThat(
            Survivors.of(candidate, storeOfTen(candidate, "DELETE FROM trial WHERE n = 10"), 5, 5))
        .isEqualTo(new Survivors(9, 0, true, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void aHoleIsTornToo(Candidate candidate) throws SQLException {
    assertThat(
            Survivors.of(candidate, storeOfTen(candidate, "DELETE FROM trial WHERE n = 3"), 10, 5))
        .isEqualTo(new Survivors(9, 1, true, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void aWrongContentIsCorruption(Candidate candidate) throws SQLException {
    assertThat(
            Survivors.of(
                    candidate,
                    storeOfTen(candidate, "UPDATE trial SET body = 'x' WHERE n = 3"),
                    10,
                    5)
                .corruption())
        .hasValue("row 3 has a wrong content");
  }

  @Test
  void aFileThatIsNoDatabaseIsCorruption() throws Exception {
    Path file = Files.writeString(directory.resolve("noise"), "no database ".repeat(1000));

    assertThat(Survivors.of(Candidate.SQLITE_FULL, file, 10, 5).corruption()).isPresent();
  }

  private Path storeOfTen(Candidate candidate, String damage) throws SQLException {
    Path file = directory.resolve("store");
    try (Connection connection = DriverManager.getConnection(candidate.url(file))) {
      TrialTable.create(connection);
      connection.setAutoCommit(false);
      try (PreparedStatement insert = TrialTable.prepareInsert(connection);
          Statement statement = connection.createStatement()) {
        for (long n = 1; n <= 10; n++) {
          TrialTable.insert(insert, n);
        }
        statement.execute(damage);
      }
      candidate.commit(connection);
    }
    return file;
  }
}
