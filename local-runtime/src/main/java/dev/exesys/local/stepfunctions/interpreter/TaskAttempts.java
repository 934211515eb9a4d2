package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.ErrorNames;
import dev.exesys.asl.Task;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tracks the pending attempts of tasks. Methods that return a boolean return false if the task is
 * not pending.
 */
final class TaskAttempts {
  private final ExecutionState execution;
  private final Map<Long, TaskAttempt> open = new LinkedHashMap<>();
  private long lastId;

  TaskAttempts(ExecutionState execution) {
    this.execution = execution;
  }

  long nextId() {
    return ++lastId;
  }

  /** Starts an attempt. The timeout of an activity's task starts when a worker receives it. */
  void start(TaskAttempt task) {
    open.put(task.id, task);
    task.visit.pending = task;
    if (task.integration != Integration.ACTIVITY) {
      startTimeout(task);
    }
    execution.effect(task.start);
  }

  /** Returns a pending attempt. */
  @Nullable TaskAttempt find(long id) {
    return open.get(id);
  }

  /**
   * Handles the response of the called service: the task's result, or the acceptance of a task that
   * completes later.
   */
  boolean responded(long id, JsonNode response) {
    TaskAttempt task = open.get(id);
    if (task == null || task.submitted) {
      return false;
    }
    Payload result = ServiceResponses.taskResult(execution, task, response);
    if (task.integration.completion() == Integration.Completion.RESPONSE) {
      succeed(task, result);
    } else {
      task.submitted = true;
      startHeartbeat(task);
      events(task).submitted(result);
    }
    return true;
  }

  boolean requestFailed(long id, StateFailure failure) {
    TaskAttempt task = open.get(id);
    // A request that is repeated after a restart may be refused although the first one was
    // accepted.
    return task != null && !task.submitted && fail(task, failure);
  }

  boolean tokenSucceeded(long id, JsonNode output) {
    TaskAttempt task = waiting(id);
    return task != null && succeed(task, Payload.of(output));
  }

  boolean tokenFailed(long id, StateFailure failure) {
    TaskAttempt task = waiting(id);
    return task != null && fail(task, failure);
  }

  boolean heartbeat(long id) {
    TaskAttempt task = waiting(id);
    if (task != null) {
      restartHeartbeat(task, execution.now());
    }
    return task != null;
  }

  boolean childEnded(long id, boolean succeeded, JsonNode description) {
    TaskAttempt task = open.get(id);
    if (task == null || task.integration.completion() != Integration.Completion.CHILD_END) {
      return false;
    }
    if (succeeded) {
      return succeed(task, Payload.of(ServiceResponses.childResult(task.integration, description)));
    }
    return fail(task, new StateFailure(ErrorNames.TASK_FAILED, AslJson.write(description), null));
  }

  /** Returns true if the task waits for its token. */
  boolean awaitsToken(long id) {
    return waiting(id) != null;
  }

  /** Aborts a task because the state around it failed. */
  void abort(TaskAttempt task) {
    close(task);
    cancelStart(task);
  }

  /** Aborts all tasks because the execution has ended. */
  void stopAll() {
    open.values().forEach(this::cancelStart);
    open.clear();
  }

  /**
   * Repeats the start of tasks without a response, and restarts the heartbeat timeouts: no
   * heartbeat could arrive while the service was closed.
   */
  void resume(Instant now) {
    for (TaskAttempt task : open.values()) {
      if (task.scheduledAt != null && !task.polled) {
        execution.activities.offer(task, task.scheduledAt);
      }
      if (!task.submitted || task.integration.completion() == Integration.Completion.CHILD_END) {
        execution.effect(task.start);
      }
      restartHeartbeat(task, now);
    }
  }

  /**
   * Starts the heartbeat timeout when the request is accepted: it may have waited for capacity, and
   * no heartbeat could be sent before.
   */
  void startHeartbeat(TaskAttempt task) {
    if (task.heartbeat != null && task.integration != Integration.FUNCTION) {
      task.heartbeatTimer =
          execution.timers.set(
              execution.now().plus(task.heartbeat),
              () -> timeOut(task, ErrorNames.HEARTBEAT_TIMEOUT));
    }
  }

  void startTimeout(TaskAttempt task) {
    if (task.timeout != null) {
      task.timeoutTimer =
          execution.timers.set(execution.now().plus(task.timeout), () -> timeOut(task, null));
    }
  }

  private void restartHeartbeat(TaskAttempt task, Instant now) {
    if (task.heartbeatTimer != null && task.heartbeat != null) {
      execution.timers.move(task.heartbeatTimer, now.plus(task.heartbeat));
    }
  }

  private @Nullable TaskAttempt waiting(long id) {
    TaskAttempt task = open.get(id);
    return task != null && task.integration.completion() == Integration.Completion.TOKEN
        ? task
        : null;
  }

  private boolean succeed(TaskAttempt task, Payload result) {
    if (result.isTooLarge()) {
      return fail(task, StateFailure.ofOversizedResult(resource(task)));
    }
    close(task);
    execution.transitions.guarded(
        task.visit,
        () -> {
          events(task).succeeded(result);
          Task state = (Task) task.visit.state;
          execution.transitions.finish(task.visit, result, state.then());
        });
    return true;
  }

  private static String resource(TaskAttempt task) {
    return task.integration.namesService()
        ? task.integration.service()
        : ((Task) task.visit.state).resource();
  }

  private boolean fail(TaskAttempt task, StateFailure failure) {
    close(task);
    events(task).failed(failure);
    execution.errors.raise(task.visit, failure);
    return true;
  }

  private void timeOut(TaskAttempt task, @Nullable String alias) {
    close(task);
    cancelStart(task);
    StateFailure failure = new StateFailure(ErrorNames.TIMEOUT, "", alias);
    events(task).timedOut(failure);
    execution.errors.raise(task.visit, failure);
  }

  void close(TaskAttempt task) {
    open.remove(task.id);
    if (task.timeoutTimer != null) {
      execution.timers.cancel(task.timeoutTimer);
    }
    if (task.heartbeatTimer != null) {
      execution.timers.cancel(task.heartbeatTimer);
    }
  }

  /** Cancels what an attempt has started: its child execution or its place in a queue. */
  private void cancelStart(TaskAttempt task) {
    if (task.scheduledAt != null
        && !task.polled
        && task.start instanceof ExecutionEffect.ScheduleActivity activity) {
      execution.effect(new ExecutionEffect.WithdrawActivityTask(task.id, activity.activityArn()));
    }
    if (task.integration.completion() == Integration.Completion.CHILD_END
        && task.start instanceof ExecutionEffect.StartChild child) {
      execution.effect(new ExecutionEffect.StopChild(task.id, child.machineArn(), child.name()));
    }
  }

  TaskEvents events(TaskAttempt task) {
    return new TaskEvents(execution, task.visit.branch, task.integration);
  }
}
