package dev.stampbook.engine.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.SyncProgress;
import dev.stampbook.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a program by db-scheduler on the program's own database: one task per order, so signals coalesce, and a recurring sync. Safety
 * never rests on it: the order's row says what is due and the journal's key keeps two nodes apart.
 */
public final class Scheduling implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduling.class);

  /** A hold ends this much late at most. */
  private static final Duration FOLLOW_UP = Duration.ofMinutes(1);

  private final CustomTask<Void> orderTask;
  private final Scheduler scheduler;

  /** Prepares the scheduler; {@link #start} begins. */
  public Scheduling(
      Program program, ProgramId id, Duration syncEvery, DataSource dataSource, int threads) {
    this.orderTask =
        Tasks.custom(id + "-order", Void.class)
            .onFailure(Scheduling::tryAgain)
            .execute(
                (instance, execution) -> {
                  OrderId order = OrderId.of(instance.getId());
                  program.drive(order);
                  return program
                      .dueAt(order)
                      .<CompletionHandler<Void>>map(
                          next -> new OnCompleteReschedule<>(Schedules.fixedDelay(until(next))))
                      .orElseGet(OnCompleteRemove::new);
                });
    RecurringTask<Void> sync =
        Tasks.recurring(id + "-sync", Schedules.fixedDelay(syncEvery))
            .execute(
                (instance, execution) -> {
                  program.sync(SyncProgress.none());
                  program.due(1_000).forEach(this::wake);
                });
    RecurringTask<Void> followUp =
        Tasks.recurring(id + "-redemptions", Schedules.fixedDelay(FOLLOW_UP))
            .execute((instance, execution) -> program.followUp());
    this.scheduler =
        TaskTable.PROGRAMS
            .scheduler(dataSource, List.of(orderTask))
            .startTasks(sync, followUp)
            .threads(threads)
            .build();
  }

  private static Duration until(Instant next) {
    Duration wait = Duration.between(Instant.now(), next);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static void tryAgain(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    int failures = complete.getExecution().consecutiveFailures + 1;
    operations.reschedule(complete, Instant.now().plus(Backoff.after(failures)));
  }

  /** Begins to work. */
  public void start() {
    scheduler.start();
  }

  /**
   * Sees to it that an order is looked at soon, also when its task sleeps until later. Two nodes may wake one order at the same moment; the
   * order's row says that it is due, so whoever runs it sees that, and the next sync wakes what nobody did.
   */
  public void wake(OrderId order) {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        if (scheduler.scheduleIfNotExists(orderTask.instance(order.value()), Instant.now())) {
          return;
        }
        scheduler.reschedule(orderTask.instanceId(order.value()), Instant.now());
        return;
      } catch (TaskInstanceCurrentlyExecutingException running) {
        return; // its end looks at the row once more
      } catch (DbSchedulerException meanwhile) {
        LOG.debug("the task of order {} was changed by somebody else", order);
      }
    }
  }

  /** Stops; work under way is finished first. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
