package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the history events of one task. A function that is called by its ARN has its own event
 * types and details; all other integrations share one set.
 */
record TaskEvents(ExecutionState execution, BranchExecution branch, Integration integration) {

  void scheduled(
      String resource,
      Payload parameters,
      @Nullable Duration timeout,
      @Nullable Duration heartbeat) {
    ObjectNode details =
        isFunction()
            ? EventDetails.input(parameters.text()).put("resource", resource)
            : named().put("region", execution.info.region()).put("parameters", parameters.text());
    if (timeout != null) {
      details.put("timeoutInSeconds", timeout.toSeconds());
    }
    if (heartbeat != null && !isFunction()) {
      details.put("heartbeatInSeconds", heartbeat.toSeconds());
    }
    execution.event(
        branch,
        isFunction() ? HistoryEventType.LAMBDA_FUNCTION_SCHEDULED : HistoryEventType.TASK_SCHEDULED,
        details);
  }

  void started() {
    if (isFunction()) {
      execution.event(branch, HistoryEventType.LAMBDA_FUNCTION_STARTED, null);
    } else {
      execution.event(branch, HistoryEventType.TASK_STARTED, named());
    }
  }

  void submitted(Payload response) {
    execution.event(
        branch, HistoryEventType.TASK_SUBMITTED, named().setAll(EventDetails.output(response)));
  }

  void succeeded(Payload result) {
    if (isFunction()) {
      execution.event(
          branch, HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED, EventDetails.output(result));
    } else {
      execution.event(
          branch, HistoryEventType.TASK_SUCCEEDED, named().setAll(EventDetails.output(result)));
    }
  }

  void failed(StateFailure failure) {
    ObjectNode details = EventDetails.error(failure.error(), failure.cause());
    if (isFunction()) {
      execution.event(branch, HistoryEventType.LAMBDA_FUNCTION_FAILED, details);
    } else {
      execution.event(branch, HistoryEventType.TASK_FAILED, named().setAll(details));
    }
  }

  void timedOut(StateFailure failure) {
    ObjectNode details = EventDetails.error(failure.error(), null);
    if (isFunction()) {
      execution.event(branch, HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT, details);
    } else {
      execution.event(branch, HistoryEventType.TASK_TIMED_OUT, named().setAll(details));
    }
  }

  private boolean isFunction() {
    return integration == Integration.FUNCTION;
  }

  private ObjectNode named() {
    return AslJson.object()
        .put("resourceType", integration.service())
        .put("resource", integration.action());
  }
}
