package dev.stampbook.engine.internal.consent;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.consent.ConsentSettings;
import dev.stampbook.engine.internal.TaskTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a registry by db-scheduler on its own database. Opt-outs have a task and threads of their own, so that nothing else is ever in
 * their way. Safety never rests on it: the messages' rows say what is due and their leases keep two nodes apart.
 */
final class ConsentScheduling implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentScheduling.class);
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration NOW_AND_THEN = Duration.ofMinutes(1);

  private final List<RecurringTask<Void>> urgent;
  private final Scheduler scheduler;

  ConsentScheduling(
      Registry registry, ProgramId id, ConsentSettings settings, DataSource dataSource) {
    RecurringTask<Void> optOuts =
        Tasks.recurring(id + "-consent-no", Schedules.fixedDelay(OFTEN))
            .execute((instance, execution) -> registry.optOuts(settings.batch()));
    RecurringTask<Void> everything =
        Tasks.recurring(id + "-consent", Schedules.fixedDelay(OFTEN))
            .execute((instance, execution) -> registry.runOnce(settings.batch()));
    RecurringTask<Void> readBack =
        Tasks.recurring(id + "-consent-back", Schedules.fixedDelay(NOW_AND_THEN))
            .execute((instance, execution) -> registry.readBackWhoIsDue());
    this.urgent = List.of(optOuts, everything);
    this.scheduler =
        TaskTable.CONSENTS
            .scheduler(dataSource, List.of())
            .startTasks(optOuts, everything, readBack)
            .threads(3)
            .build();
  }

  void start() {
    scheduler.start();
  }

  /** Lets what was just recorded be told at once. When that fails, the next round tells it. */
  void wake() {
    for (RecurringTask<Void> task : urgent) {
      try {
        scheduler.reschedule(task.getDefaultTaskInstance(), Instant.now());
      } catch (DbSchedulerException meanwhile) {
        LOG.debug("{} is at work or was woken by somebody else", task.getName());
      }
    }
  }

  /** Stops; work under way is finished first. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
