package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Task;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** ChildExecutionParameters one attempt of a task. */
final class TaskBehavior {
  private TaskBehavior() {}

  static void evaluate(ExecutionState run, StateVisit visit, Task task) {
    Integration integration =
        Integration.of(task.resource())
            .orElseThrow(() -> StateError.runtime("Unsupported resource " + task.resource()));
    long id = run.tasks.nextId();
    @Nullable String token =
        integration.until() == Integration.Until.TOKEN ? run.info.tokens().apply(id) : null;
    Payload parameters = run.data.parameters(visit, token).within(visit.name);
    Scope scope = run.scope(visit, run.data.input(visit).node(), token);
    Duration timeout =
        TimeLimitReader.read(run.program, "TimeoutSecondsPath", task.timeout(), scope);
    Duration heartbeat =
        TimeLimitReader.read(run.program, "HeartbeatSecondsPath", task.heartbeat(), scope);
    Effect.TaskEffect start =
        ChildExecutionParameters.effect(run, id, integration, task.resource(), parameters);

    TaskEvents events = new TaskEvents(run, visit.strand, integration);
    events.scheduled(task.resource(), parameters, timeout, heartbeat);
    events.started();
    run.tasks.start(new TaskAttempt(id, visit, integration, start), timeout, heartbeat);
  }
}
