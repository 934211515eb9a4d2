package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.StateError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Handles the tasks of activities before they have a worker. Methods that return a boolean return
 * false if the task is not pending or the step was already taken.
 *
 * <p>The timeout and the heartbeat timeout start when a worker receives the task, as AWS documents.
 * A task that a worker has received is not offered again.
 */
final class ActivityTasks {
  private final ExecutionState execution;

  ActivityTasks(ExecutionState execution) {
    this.execution = execution;
  }

  /** Handles that the activity accepted the task: writes the event and offers it to workers. */
  boolean scheduled(long id) {
    TaskAttempt task = execution.tasks.find(id);
    if (task == null
        || task.submitted
        || !(task.start instanceof ExecutionEffect.ScheduleActivity activity)) {
      return false;
    }
    task.submitted = true;
    task.scheduledAt = execution.now();
    execution
        .tasks
        .events(task)
        .scheduled(
            activity.activityArn(), Payload.of(activity.input()), task.timeout, task.heartbeat);
    offer(task, execution.now());
    return true;
  }

  /** Fails a task whose activity does not exist; no retrier or catcher matches the error. */
  boolean missing(long id) {
    TaskAttempt task = execution.tasks.find(id);
    if (task == null
        || task.submitted
        || !(task.start instanceof ExecutionEffect.ScheduleActivity activity)) {
      return false;
    }
    execution.tasks.close(task);
    StateError error =
        StateError.runtime("The activity " + activity.activityArn() + " does not exist.");
    execution.errors.raise(task.visit, execution.errors.withLocation(task.visit, error));
    return true;
  }

  /** Handles that a worker received the task. */
  boolean started(long id, @Nullable String workerName) {
    TaskAttempt task = execution.tasks.find(id);
    if (task == null || task.scheduledAt == null || task.polled) {
      return false;
    }
    task.polled = true;
    execution.tasks.startTimeout(task);
    execution.tasks.startHeartbeat(task);
    execution.tasks.events(task).polled(workerName);
    return true;
  }

  /** Offers a scheduled task to workers. */
  void offer(TaskAttempt task, Instant scheduledAt) {
    if (task.start instanceof ExecutionEffect.ScheduleActivity activity) {
      execution.effect(
          new ExecutionEffect.OfferActivityTask(
              task.id,
              activity.activityArn(),
              activity.input(),
              execution.info.tokens().apply(task.id),
              scheduledAt));
    }
  }
}
