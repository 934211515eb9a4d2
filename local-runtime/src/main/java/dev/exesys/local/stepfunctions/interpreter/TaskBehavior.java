package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Task;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Evaluates a Task state: starts one attempt. */
final class TaskBehavior {
  private TaskBehavior() {}

  static void evaluate(ExecutionState execution, StateVisit visit, Task task) {
    Integration integration =
        Integration.of(task.resource())
            .orElseThrow(() -> StateError.runtime("Unsupported resource " + task.resource()));
    long id = execution.tasks.nextId();
    @Nullable String token = integration.passesToken() ? execution.info.tokens().apply(id) : null;
    Payload parameters = execution.data.parameters(visit, token).within(visit.name);
    Scope scope = execution.scope(visit, execution.data.input(visit).node(), token);
    Duration timeout =
        TimeLimitReader.read(execution.program, "TimeoutSecondsPath", task.timeout(), scope);
    Duration heartbeat =
        TimeLimitReader.read(execution.program, "HeartbeatSecondsPath", task.heartbeat(), scope);
    ExecutionEffect.TaskEffect start =
        redriven(
            visit,
            TaskEffectFactory.effect(execution, id, integration, task.resource(), parameters));

    if (integration != Integration.ACTIVITY) {
      TaskEvents events = new TaskEvents(execution, visit.branch, integration);
      events.scheduled(task.resource(), parameters, timeout, heartbeat);
      events.started();
    }
    execution.tasks.start(new TaskAttempt(id, visit, integration, start, timeout, heartbeat));
  }

  /** Returns the effect, or the one that redrives the child that an earlier attempt started. */
  private static ExecutionEffect.TaskEffect redriven(
      StateVisit visit, ExecutionEffect.TaskEffect effect) {
    if (!(effect instanceof ExecutionEffect.StartChild child) || !child.watched()) {
      return effect;
    }
    ExecutionEffect.StartChild earlier = visit.redrivenChild;
    ExecutionEffect.StartChild start = earlier == null ? child : earlier.redrivenBy(child.task());
    visit.redrivenChild = null;
    visit.child = start;
    return start;
  }
}
