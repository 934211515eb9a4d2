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
    Optional<ExecutionRow> earlier =
        start.redriven()
            ? engine.find(Arns.execution(start.machineArn(), start.name()))
            : Optional.empty();
    if (earlier.isPresent()) {
      redrive(parent, start, earlier.get());
      return;
    }
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
    LocalExecutionRequest request =
        new LocalExecutionRequest(
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

  /** Redrives the child that an earlier task of the parent started. */
  private void redrive(
      ExecutionActor parent, ExecutionEffect.StartChild start, ExecutionRow earlier) {
    ExecutionRow child = earlier;
    boolean own = isChildOf(child, parent, start);
    if (!own && child.isRunning()) {
      // The parent ended a moment ago and the stop of its child is still under way.
      boolean unused = engine.send(child.id(), new ExecutionCommand.Stop(null, null)).join();
      child = engine.find(child.arn()).orElse(child);
    }
    boolean succeeded = child.outcome().status() == LocalExecutionStatus.SUCCEEDED;
    if (own || succeeded) {
      accept(parent, start, child);
      if (!child.isRunning()) {
        parent.post(ended(start.task(), child));
      }
      return;
    }
    Optional<String> refusal = engine.redrives().refusal(child);
    Optional<ExecutionRow> redriven =
        refusal.isPresent()
            ? Optional.empty()
            : engine.redrive(child, null, parent.row().id(), start.task());
    if (redriven.isPresent()) {
      accept(parent, start, redriven.get());
    } else {
      refuse(
          parent,
          start,
          "ExecutionNotRedrivable",
          "Execution Not Redrivable: '" + refusal.orElse(child.arn()) + "'");
    }
  }

  private static boolean isChildOf(
      ExecutionRow row, ExecutionActor parent, ExecutionEffect.StartChild start) {
    return start.watched() && isChildOf(row, parent, start.task());
  }

  private static boolean isChildOf(ExecutionRow row, ExecutionActor parent, long task) {
    Long parentId = row.parentId();
    Long parentTask = row.parentTask();
    return parentId != null
        && parentTask != null
        && parentId == parent.row().id()
        && parentTask == task;
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
      engine.post(child.parentId(), ended(child.parentTask(), child));
    }
  }

  private static ExecutionCommand ended(long task, ExecutionRow child) {
    boolean succeeded = child.outcome().status() == LocalExecutionStatus.SUCCEEDED;
    return new ExecutionCommand.ChildEnded(task, succeeded, ExecutionDescriptions.child(child));
  }

  void stop(ExecutionActor parent, ExecutionEffect.StopChild stop) {
    engine
        .find(Arns.execution(stop.machineArn(), stop.name()))
        .filter(ExecutionRow::isRunning)
        .filter(row -> isChildOf(row, parent, stop.task()))
        .ifPresent(row -> engine.post(row.id(), new ExecutionCommand.Stop(null, null)));
  }
}
