package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import dev.exesys.local.stepfunctions.store.ActivityTable;
import dev.exesys.local.store.Database;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passes the tasks of activities from executions to the workers that poll for them. */
public final class ActivityQueues {
  private final Database database;
  private final ExecutionEngine engine;
  private final Map<String, ActivityQueue> queues = new ConcurrentHashMap<>();
  private volatile boolean closed;

  ActivityQueues(Database database, ExecutionEngine engine) {
    this.database = database;
    this.engine = engine;
  }

  void schedule(ExecutionActor actor, ExecutionEffect.ScheduleActivity schedule) {
    boolean exists =
        database
            .read(connection -> ActivityTable.find(connection, schedule.activityArn()))
            .isPresent();
    actor.post(
        exists
            ? new ExecutionCommand.ActivityScheduled(schedule.task())
            : new ExecutionCommand.ActivityMissing(schedule.task()));
  }

  void offer(ExecutionActor actor, ExecutionEffect.OfferActivityTask offer) {
    queue(offer.activityArn())
        .offer(
            new ActivityTask(
                actor.row().id(), offer.task(), offer.scheduledAt(), offer.token(), offer.input()));
  }

  void withdraw(ExecutionActor actor, ExecutionEffect.WithdrawActivityTask withdraw) {
    queue(withdraw.activityArn()).withdraw(actor.row().id(), withdraw.task());
  }

  /**
   * Returns the first waiting task of an activity, after it is durable that this worker has it.
   *
   * @param workerName the name for the execution's history; null for none
   * @param limit the longest time to wait for a task
   * @return empty if there was no task in time
   */
  public Optional<ActivityTask> poll(
      String activityArn, @Nullable String workerName, Duration limit) {
    ActivityQueue queue = queue(activityArn);
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      ActivityTask task = queue.take(limit);
      while (task != null) {
        ExecutionCommand started = new ExecutionCommand.ActivityStarted(task.task(), workerName);
        // The task may have timed out or been aborted since it was taken from the queue.
        if (engine.send(task.execution(), started).join()) {
          return Optional.of(task);
        }
        task = queue.take(Duration.ofNanos(deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** Ends all polls without a task, so that the service can close. */
  public void close() {
    closed = true;
    queues.values().forEach(ActivityQueue::close);
  }

  private ActivityQueue queue(String activityArn) {
    ActivityQueue queue = queues.computeIfAbsent(activityArn, arn -> new ActivityQueue());
    if (closed) {
      queue.close();
    }
    return queue;
  }
}
