package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import java.time.Instant;
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
    detail.put("stopDate", stopped == null ? null : stopped.toEpochMilli());
    detail.put("input", row.input()).set("inputDetails", included("included"));
    detail.put("output", outcome.output());
    if (outcome.output() != null) {
      detail.set("outputDetails", included("included"));
    }
    return detail
        .putNull("stateMachineVersionArn")
        .putNull("stateMachineAliasArn")
        .put("redriveCount", 0)
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
    child
        .put("StartDate", row.startedAt().toEpochMilli())
        .put("StateMachineArn", row.machineArn())
        .put("Status", outcome.status().name());
    if (row.stoppedAt() != null) {
      child.put("StopDate", row.stoppedAt().toEpochMilli());
    }
    return child;
  }

  private static ObjectNode included(String member) {
    return AslJson.object().put(member, true);
  }
}
