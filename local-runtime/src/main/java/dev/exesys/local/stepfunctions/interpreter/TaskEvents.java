package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the history events of one task. A function that is called by its ARN and an activity have
 * their own event types and details; all other integrations share one set.
 */
record TaskEvents(ExecutionState execution, BranchExecution branch, Integration integration) {

  void scheduled(
      String resource,
      Payload parameters,
      @Nullable Duration timeout,
      @Nullable Duration heartbeat) {
    ObjectNode details =
        integration.namesService()
            ? named().put("region", execution.info.region()).put("parameters", parameters.text())
            : EventDetails.input(parameters.text()).put("resource", resource);
    if (timeout != null) {
      details.put("timeoutInSeconds", timeout.toSeconds());
    }
    if (heartbeat != null && integration != Integration.FUNCTION) {
      details.put("heartbeatInSeconds", heartbeat.toSeconds());
    }
    execution.event(
        branch,
        type(
            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
            HistoryEventType.ACTIVITY_SCHEDULED,
            HistoryEventType.TASK_SCHEDULED),
        details);
  }

  void started() {
    if (integration == Integration.FUNCTION) {
      execution.event(branch, HistoryEventType.LAMBDA_FUNCTION_STARTED, null);
    } else {
      execution.event(branch, HistoryEventType.TASK_STARTED, named());
    }
  }

  void polled(@Nullable String workerName) {
    ObjectNode details = AslJson.object();
    if (workerName != null) {
      details.put("workerName", workerName);
    }
    execution.event(branch, HistoryEventType.ACTIVITY_STARTED, details);
  }

  void submitted(Payload response) {
    execution.event(
        branch, HistoryEventType.TASK_SUBMITTED, named().setAll(EventDetails.output(response)));
  }

  void succeeded(Payload result) {
    execution.event(
        branch,
        type(
            HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
            HistoryEventType.ACTIVITY_SUCCEEDED,
            HistoryEventType.TASK_SUCCEEDED),
        details(EventDetails.output(result)));
  }

  void failed(StateFailure failure) {
    execution.event(
        branch,
        type(
            HistoryEventType.LAMBDA_FUNCTION_FAILED,
            HistoryEventType.ACTIVITY_FAILED,
            HistoryEventType.TASK_FAILED),
        details(EventDetails.error(failure.error(), failure.cause())));
  }

  void timedOut(StateFailure failure) {
    execution.event(
        branch,
        type(
            HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT,
            HistoryEventType.ACTIVITY_TIMED_OUT,
            HistoryEventType.TASK_TIMED_OUT),
        details(EventDetails.error(failure.error(), null)));
  }

  private HistoryEventType type(
      HistoryEventType ofFunction, HistoryEventType ofActivity, HistoryEventType ofService) {
    return switch (integration) {
      case FUNCTION -> ofFunction;
      case ACTIVITY -> ofActivity;
      default -> ofService;
    };
  }

  private ObjectNode details(ObjectNode members) {
    return integration.namesService() ? named().setAll(members) : members;
  }

  private ObjectNode named() {
    return AslJson.object()
        .put("resourceType", integration.service())
        .put("resource", integration.action());
  }
}
