package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Describes executions as EventBridge events and as results of parent tasks do. */
final class ExecutionDescriptions {
  private ExecutionDescriptions() {}

  /** Returns the {@code detail} of EventBridge's status change event. */
  static ObjectNode event(ExecutionRow row) {
    LocalExecutionOutcome outcome = row.outcome();
    ObjectNode detail =
        AslJson.object()
            .put("executionArn", row.arn())
            .put("stateMachineArn", row.machineArn())
            .put("name", row.name())
            .put("status", outcome.status().name())
            .put("startDate", row.startedAt().toEpochMilli());
    Instant stopped = row.stoppedAt();
    Instant redriven = row.redrive().at();
    @Nullable String refusal = refusal(row);
    detail.put("stopDate", stopped == null ? null : stopped.toEpochMilli());
    detail.put("input", row.input()).set("inputDetails", included("included"));
    detail.put("output", outcome.output());
    if (outcome.output() != null) {
      detail.set("outputDetails", included("included"));
    }
    return detail
        .putNull("stateMachineVersionArn")
        .putNull("stateMachineAliasArn")
        .put("redriveCount", row.redrive().count())
        .put("redriveDate", redriven == null ? null : redriven.toEpochMilli())
        .put("redriveStatus", refusal == null ? "REDRIVABLE" : "NOT_REDRIVABLE")
        .put("redriveStatusReason", refusal)
        .put("error", outcome.error())
        .put("cause", outcome.cause());
  }

  /**
   * Returns the description of a finished child that a task {@code startExecution.sync} receives.
   */
  static ObjectNode child(ExecutionRow row) {
    LocalExecutionOutcome outcome = row.outcome();
    ObjectNode child =
        AslJson.object()
            .put("ExecutionArn", row.arn())
            .put("Input", row.input())
            .set("InputDetails", included("Included"))
            .put("Name", row.name());
    if (outcome.output() != null) {
      child.put("Output", outcome.output()).set("OutputDetails", included("Included"));
    }
    if (outcome.error() != null) {
      child.put("Error", outcome.error());
    }
    if (outcome.cause() != null) {
      child.put("Cause", outcome.cause());
    }
    @Nullable String refusal = refusal(row);
    child
        .put("RedriveCount", row.redrive().count())
        .put("RedriveStatus", refusal == null ? "REDRIVABLE" : "NOT_REDRIVABLE");
    if (refusal != null) {
      child.put("RedriveStatusReason", refusal);
    }
    child
        .put("StartDate", row.startedAt().toEpochMilli())
        .put("StateMachineArn", row.machineArn())
        .put("Status", outcome.status().name());
    if (row.stoppedAt() != null) {
      child.put("StopDate", row.stoppedAt().toEpochMilli());
    }
    return child;
  }

  private static @Nullable String refusal(ExecutionRow row) {
    LocalExecutionStatus status = row.outcome().status();
    boolean redrivable =
        status != LocalExecutionStatus.RUNNING && status != LocalExecutionStatus.SUCCEEDED;
    return redrivable ? null : "Execution is " + status + " and cannot be redriven";
  }

  private static ObjectNode included(String member) {
    return AslJson.object().put(member, true);
  }
}
