package dev.stampbook.engine.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Prepares db-scheduler on the store's one table of tasks. Programs and consent registries that share a store share the table, so each
 * scheduler meets tasks it does not know. Left alone it would delete those after 14 days, and with them the work of a neighbour.
 */
public final class TaskTable {

  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration NEVER = Duration.ofDays(36_500);

  private TaskTable() {}

  /** Begins a scheduler that polls once a second and keeps tasks of others. */
  public static SchedulerBuilder scheduler(DataSource dataSource, List<Task<?>> known) {
    return Scheduler.create(dataSource, known)
        .tableName("stampbook_tasks")
        .pollingInterval(POLLING)
        .deleteUnresolvedAfter(NEVER)
        .enableImmediateExecution()
        .alwaysPersistTimestampInUTC();
  }
}
