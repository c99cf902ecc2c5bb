package dev.stampbook.benchmarks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Counts committed rows per second through a pool of the engine's size. */
final class CommitRate {

  private static final int CONNECTIONS = 4;
  private static final Duration WARM_UP = Duration.ofMillis(500);
  private static final Duration MEASURED = Duration.ofSeconds(3);

  private CommitRate() {}

  static long rowsPerSecond(Candidate candidate, Path file, int batch, int threads)
      throws SQLException, InterruptedException, ExecutionException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(candidate.url(file));
    config.setMaximumPoolSize(CONNECTIONS);
    AtomicLong next = new AtomicLong();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      try (Connection connection = pool.getConnection()) {
        TrialTable.create(connection);
      }
      long measureFrom = System.nanoTime() + WARM_UP.toNanos();
      long end = measureFrom + MEASURED.toNanos();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        counts.add(
            workers.submit(() -> commitUntil(candidate, pool, next, batch, measureFrom, end)));
      }
      long rows = 0;
      for (Future<Long> count : counts) {
        rows += count.get();
      }
      return rows * 1000 / MEASURED.toMillis();
    } finally {
      workers.shutdownNow();
    }
  }

  private static long commitUntil(
      Candidate candidate,
      HikariDataSource pool,
      AtomicLong next,
      int batch,
      long measureFrom,
      long end)
      throws SQLException {
    long rows = 0;
    while (System.nanoTime() < end) {
      try (Connection connection = pool.getConnection();
          PreparedStatement insert = TrialTable.prepareInsert(connection)) {
        connection.setAutoCommit(false);
        for (int i = 0; i < batch; i++) {
          TrialTable.insert(insert, next.incrementAndGet());
        }
        candidate.commit(connection);
      }
      long now = System.nanoTime();
      rows += now >= measureFrom && now < end ? batch : 0;
    }
    return rows;
  }
}
