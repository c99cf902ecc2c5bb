package dev.stampbook.engine.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables in which db-scheduler keeps what is to be done. Programs that share a store share a table, so each scheduler meets tasks it
 * does not know and warns of them once. Left alone it would delete those after 14 days, and with them the work of a neighbour.
 */
public enum TaskTable {
  /** Orders and syncs of programs. */
  PROGRAMS("stampbook_tasks"),
  /** Deliveries of consent registries. */
  CONSENTS("stampbook_consent_tasks");

  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration NEVER = Duration.ofDays(36_500);

  /** What is cut off then is taken up again like after a crash. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final String table;

  TaskTable(String table) {
    this.table = table;
  }

  /**
   * Begins a scheduler that polls once a second, keeps tasks of others, and when stopped waits 10 seconds for work under way before it
   * interrupts it, and as long again.
   */
  public SchedulerBuilder scheduler(DataSource dataSource, List<Task<?>> known) {
    return Scheduler.create(dataSource, known)
        .tableName(table)
        .pollingInterval(POLLING)
        .shutdownMaxWait(LAST_WAIT)
        .deleteUnresolvedAfter(NEVER)
        .enableImmediateExecution()
        .alwaysPersistTimestampInUTC();
  }
}
