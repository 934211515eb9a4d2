package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.Effect.Status;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.MachineRow;
import java.util.Optional;

/** Starts, reports and stops the executions that tasks start. */
final class ChildExecutions {
  private static final String PREFIX = "StepFunctions.";

  private final ExecutionEngine engine;

  ChildExecutions(ExecutionEngine engine) {
    this.engine = engine;
  }

  /** Starts a child, or finds it where it was started before. */
  void start(ExecutionActor parent, Effect.StartChild start) {
    Optional<MachineRow> machine = engine.machine(start.machineArn());
    if (machine.isEmpty()) {
      refuse(
          parent,
          start,
          "StateMachineDoesNotExist",
          "State Machine Does Not Exist: '" + start.machineArn() + "'");
      return;
    }
    if (!ResourceNames.isValid(start.name())) {
      refuse(parent, start, "InvalidName", "Invalid Name: '" + start.name() + "'");
      return;
    }
    ExecutionRequest wanted =
        new ExecutionRequest(
            machine.get(),
            start.name(),
            start.input(),
            start.watched() ? parent.row().id() : null,
            start.watched() ? start.task() : null);
    ExecutionEngine.Started started = engine.start(wanted, row -> accept(parent, start, row));
    if (started.fresh()) {
      return;
    }
    ExecutionRow row = started.row();
    if (isChildOf(row, parent, start) || (row.isRunning() && row.input().equals(start.input()))) {
      accept(parent, start, row);
      if (!row.isRunning()) {
        report(row);
      }
    } else {
      refuse(
          parent, start, "ExecutionAlreadyExists", "Execution Already Exists: '" + row.arn() + "'");
    }
  }

  private static boolean isChildOf(
      ExecutionRow row, ExecutionActor parent, Effect.StartChild start) {
    Long parentId = row.parentId();
    Long parentTask = row.parentTask();
    return start.watched()
        && parentId != null
        && parentTask != null
        && parentId == parent.row().id()
        && parentTask == start.task();
  }

  private void accept(ExecutionActor parent, Effect.StartChild start, ExecutionRow row) {
    parent.tell(
        new ExecutionCommand.TaskReplied(
            start.task(),
            AslJson.object()
                .put("ExecutionArn", row.arn())
                .put("StartDate", row.startedAt().toEpochMilli())));
  }

  private void refuse(ExecutionActor parent, Effect.StartChild start, String code, String message) {
    String cause =
        message + " (Service: AWSStepFunctions; Status Code: 400; Error Code: " + code + ")";
    parent.tell(new ExecutionCommand.TaskBroke(start.task(), PREFIX + code + "Exception", cause));
  }

  /** Tells the parent of a child that is over. */
  void report(ExecutionRow child) {
    if (child.parentId() != null && child.parentTask() != null) {
      boolean succeeded = child.outcome().status() == Status.SUCCEEDED;
      engine.tell(
          child.parentId(),
          new ExecutionCommand.ChildEnded(
              child.parentTask(), succeeded, ExecutionDescriptions.child(child)));
    }
  }

  void stop(ExecutionActor parent, Effect.StopChild stop) {
    engine
        .find(Arns.execution(stop.machineArn(), stop.name()))
        .filter(ExecutionRow::isRunning)
        .filter(row -> row.parentId() != null && row.parentId() == parent.row().id())
        .ifPresent(row -> engine.tell(row.id(), new ExecutionCommand.Stop(null, null)));
  }
}
