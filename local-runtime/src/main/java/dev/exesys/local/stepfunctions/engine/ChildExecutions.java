package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.StateMachineRow;
import java.util.Optional;

/** Starts and stops child executions, and reports their end to the parent. */
final class ChildExecutions {
  private static final String PREFIX = "StepFunctions.";

  private final ExecutionEngine engine;

  ChildExecutions(ExecutionEngine engine) {
    this.engine = engine;
  }

  /**
   * Starts a child execution, or accepts the one that an earlier attempt of the same task started.
   */
  void start(ExecutionActor parent, ExecutionEffect.StartChild start) {
    Optional<StateMachineRow> machine = engine.machine(start.machineArn());
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
    ExecutionRequest request =
        new ExecutionRequest(
            machine.get(),
            start.name(),
            start.input(),
            start.watched() ? parent.row().id() : null,
            start.watched() ? start.task() : null);
    ExecutionEngine.StartResult started = engine.start(request, row -> accept(parent, start, row));
    if (started.created()) {
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
      ExecutionRow row, ExecutionActor parent, ExecutionEffect.StartChild start) {
    Long parentId = row.parentId();
    Long parentTask = row.parentTask();
    return start.watched()
        && parentId != null
        && parentTask != null
        && parentId == parent.row().id()
        && parentTask == start.task();
  }

  private void accept(ExecutionActor parent, ExecutionEffect.StartChild start, ExecutionRow row) {
    parent.post(
        new ExecutionCommand.TaskResponded(
            start.task(),
            AslJson.object()
                .put("ExecutionArn", row.arn())
                .put("StartDate", row.startedAt().toEpochMilli())));
  }

  private void refuse(
      ExecutionActor parent, ExecutionEffect.StartChild start, String code, String message) {
    String cause =
        message + " (Service: AWSStepFunctions; Status Code: 400; Error Code: " + code + ")";
    parent.post(
        new ExecutionCommand.TaskRequestFailed(start.task(), PREFIX + code + "Exception", cause));
  }

  /** Reports the end of a child execution to its parent, if it has one. */
  void report(ExecutionRow child) {
    if (child.parentId() != null && child.parentTask() != null) {
      boolean succeeded = child.outcome().status() == LocalExecutionStatus.SUCCEEDED;
      engine.post(
          child.parentId(),
          new ExecutionCommand.ChildEnded(
              child.parentTask(), succeeded, ExecutionDescriptions.child(child)));
    }
  }

  void stop(ExecutionActor parent, ExecutionEffect.StopChild stop) {
    engine
        .find(Arns.execution(stop.machineArn(), stop.name()))
        .filter(ExecutionRow::isRunning)
        .filter(row -> row.parentId() != null && row.parentId() == parent.row().id())
        .ifPresent(row -> engine.post(row.id(), new ExecutionCommand.Stop(null, null)));
  }
}
