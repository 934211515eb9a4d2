package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.ErrorNames;
import dev.exesys.asl.Task;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The attempts of tasks that are under way. Each method answers whether it knew the task. */
final class TaskAttempts {
  private final ExecutionState run;
  private final Map<Long, TaskAttempt> open = new LinkedHashMap<>();
  private long last;

  TaskAttempts(ExecutionState run) {
    this.run = run;
  }

  long nextId() {
    return ++last;
  }

  void start(TaskAttempt task, @Nullable Duration timeout, @Nullable Duration heartbeat) {
    open.put(task.id, task);
    task.visit.activity = task;
    if (timeout != null) {
      task.timeoutTimer = run.timers.set(run.now().plus(timeout), () -> timeOut(task, null));
    }
    if (heartbeat != null && task.integration != Integration.FUNCTION) {
      task.heartbeat = heartbeat;
    }
    run.effect(task.start);
  }

  /** The called service has answered: the result, or the start of a longer task. */
  boolean replied(long id, JsonNode answer) {
    TaskAttempt task = open.get(id);
    if (task == null || task.submitted) {
      return false;
    }
    Payload shown = ServiceResponses.shown(run, task, answer);
    if (task.integration.until() == Integration.Until.ANSWER) {
      succeed(task, shown);
    } else {
      task.submitted = true;
      startHeartbeat(task);
      events(task).submitted(shown);
    }
    return true;
  }

  boolean broke(long id, StateFailure failure) {
    TaskAttempt task = open.get(id);
    // A call that is repeated after a restart may be refused although the first one was accepted.
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
      restartHeartbeat(task, run.now());
    }
    return task != null;
  }

  boolean childEnded(long id, boolean succeeded, JsonNode description) {
    TaskAttempt task = open.get(id);
    if (task == null || task.integration.until() != Integration.Until.CHILD_END) {
      return false;
    }
    if (succeeded) {
      return succeed(task, Payload.of(ServiceResponses.child(task.integration, description)));
    }
    return fail(task, new StateFailure(ErrorNames.TASK_FAILED, AslJson.write(description), null));
  }

  /** Whether somebody may hand in the token of this task. */
  boolean awaitsToken(long id) {
    return waiting(id) != null;
  }

  /** Forgets a task because the state around it failed. */
  void abort(TaskAttempt task) {
    close(task);
    stopChild(task);
  }

  /** Forgets all tasks because the execution is over. */
  void stopAll() {
    open.values().forEach(this::stopChild);
    open.clear();
  }

  /**
   * ChildExecutionParameters again what has no answer yet, and lets heartbeats count anew: nobody
   * could send one while the runtime was down.
   */
  void resume(Instant now) {
    for (TaskAttempt task : open.values()) {
      if (!task.submitted || task.integration.until() == Integration.Until.CHILD_END) {
        run.effect(task.start);
      }
      restartHeartbeat(task, now);
    }
  }

  /**
   * From when the call is through: it may have waited for room, and nobody could beat meanwhile.
   */
  private void startHeartbeat(TaskAttempt task) {
    if (task.heartbeat != null) {
      task.heartbeatTimer =
          run.timers.set(
              run.now().plus(task.heartbeat), () -> timeOut(task, ErrorNames.HEARTBEAT_TIMEOUT));
    }
  }

  private void restartHeartbeat(TaskAttempt task, Instant now) {
    if (task.heartbeatTimer != null && task.heartbeat != null) {
      run.timers.move(task.heartbeatTimer, now.plus(task.heartbeat));
    }
  }

  private @Nullable TaskAttempt waiting(long id) {
    TaskAttempt task = open.get(id);
    return task != null && task.integration.until() == Integration.Until.TOKEN ? task : null;
  }

  private boolean succeed(TaskAttempt task, Payload result) {
    close(task);
    run.transitions.guarded(
        task.visit,
        () -> {
          events(task).succeeded(result.within(task.visit.name));
          Task state = (Task) task.visit.state;
          run.transitions.finish(task.visit, result, state.then());
        });
    return true;
  }

  private boolean fail(TaskAttempt task, StateFailure failure) {
    close(task);
    events(task).failed(failure);
    run.errors.raise(task.visit, failure);
    return true;
  }

  private void timeOut(TaskAttempt task, @Nullable String alias) {
    close(task);
    stopChild(task);
    StateFailure failure = new StateFailure(ErrorNames.TIMEOUT, "", alias);
    events(task).timedOut(failure);
    run.errors.raise(task.visit, failure);
  }

  private void close(TaskAttempt task) {
    open.remove(task.id);
    if (task.timeoutTimer != null) {
      run.timers.cancel(task.timeoutTimer);
    }
    if (task.heartbeatTimer != null) {
      run.timers.cancel(task.heartbeatTimer);
    }
  }

  private void stopChild(TaskAttempt task) {
    if (task.integration.until() == Integration.Until.CHILD_END
        && task.start instanceof Effect.StartChild child) {
      run.effect(new Effect.StopChild(task.id, child.machineArn(), child.name()));
    }
  }

  private TaskEvents events(TaskAttempt task) {
    return new TaskEvents(run, task.visit.strand, task.integration);
  }
}
