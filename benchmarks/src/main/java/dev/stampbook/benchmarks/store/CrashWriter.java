package dev.stampbook.benchmarks.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Commits numbered rows until it is killed, and prints the highest number after each commit. */
final class CrashWriter {

  private CrashWriter() {}

  public static void main(String[] args) throws SQLException {
    Candidate candidate = Candidate.valueOf(args[0]);
    int batch = Integer.parseInt(args[2]);
    try (Connection connection = DriverManager.getConnection(candidate.url(Path.of(args[1])))) {
      TrialTable.create(connection);
      long n = TrialTable.highest(connection);
      connection.setAutoCommit(false);
      try (PreparedStatement insert = TrialTable.prepareInsert(connection)) {
        while (!System.out.checkError()) {
          for (int i = 0; i < batch; i++) {
            TrialTable.insert(insert, ++n);
          }
          candidate.commit(connection);
          acknowledge(n);
        }
      }
    }
  }

  /** One write of a few bytes into a pipe arrives whole or not at all. */
  private static void acknowledge(long n) {
    byte[] line = (n + "\n").getBytes(StandardCharsets.US_ASCII);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }
}
