package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the events of one task. A function called by its ARN has event types and details of its
 * own; every other integration shares one set.
 */
record TaskEvents(ExecutionState run, BranchExecution strand, Integration integration) {

  void scheduled(
      String resource,
      Payload parameters,
      @Nullable Duration timeout,
      @Nullable Duration heartbeat) {
    ObjectNode details =
        isFunction()
            ? EventDetails.input(parameters.text()).put("resource", resource)
            : named().put("region", run.info.region()).put("parameters", parameters.text());
    if (timeout != null) {
      details.put("timeoutInSeconds", timeout.toSeconds());
    }
    if (heartbeat != null && !isFunction()) {
      details.put("heartbeatInSeconds", heartbeat.toSeconds());
    }
    run.event(
        strand,
        isFunction() ? HistoryEventType.LAMBDA_FUNCTION_SCHEDULED : HistoryEventType.TASK_SCHEDULED,
        details);
  }

  void started() {
    if (isFunction()) {
      run.event(strand, HistoryEventType.LAMBDA_FUNCTION_STARTED, null);
    } else {
      run.event(strand, HistoryEventType.TASK_STARTED, named());
    }
  }

  void submitted(Payload answer) {
    run.event(strand, HistoryEventType.TASK_SUBMITTED, named().setAll(EventDetails.output(answer)));
  }

  void succeeded(Payload result) {
    if (isFunction()) {
      run.event(strand, HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED, EventDetails.output(result));
    } else {
      run.event(
          strand, HistoryEventType.TASK_SUCCEEDED, named().setAll(EventDetails.output(result)));
    }
  }

  void failed(StateFailure failure) {
    ObjectNode details = EventDetails.error(failure.error(), failure.cause());
    if (isFunction()) {
      run.event(strand, HistoryEventType.LAMBDA_FUNCTION_FAILED, details);
    } else {
      run.event(strand, HistoryEventType.TASK_FAILED, named().setAll(details));
    }
  }

  void timedOut(StateFailure failure) {
    ObjectNode details = EventDetails.error(failure.error(), null);
    if (isFunction()) {
      run.event(strand, HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT, details);
    } else {
      run.event(strand, HistoryEventType.TASK_TIMED_OUT, named().setAll(details));
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
