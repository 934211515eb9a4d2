package dev.exesys.core.telemetry;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a log line from an invocation's event and response. */
final class InvocationFields {
  private static final Pattern RUN_PATH = Pattern.compile("/runs/([0-9a-f-]{36})(?:/.*)?");

  private InvocationFields() {}

  /** Adds the run, the order and the action that an event is about. */
  static void addEvent(ObjectNode line, JsonNode event) {
    line.put("action", action(event));
    runId(event).ifPresent(id -> addRun(line, id));
    copy(event, line, "order_name");
    copy(event, line, "order_num");
  }

  /** Adds the run's id and the trace id, which follows from it. */
  static void addRun(ObjectNode line, String runId) {
    line.put("run_id", runId);
    if (RunIds.isRunId(runId)) {
      line.put("trace_id", RunIds.traceId(runId));
    }
  }

  /** Adds the response's status, and the run that the response is about. */
  static void addResponse(ObjectNode line, JsonNode response) {
    JsonNode body = body(response);
    httpStatus(response).ifPresent(status -> line.put("http_status", status));
    if (!line.has("run_id") && RunIds.isRunId(body.path("run_id").asString(""))) {
      addRun(line, body.path("run_id").asString(""));
    }
    if (body.path("status").isString()) {
      line.put("result", body.path("status").stringValue());
    }
  }

  /** Returns the response's HTTP status; empty if the event was no HTTP request. */
  static Optional<Integer> httpStatus(JsonNode response) {
    return response.path("statusCode").isInt()
        ? Optional.of(response.path("statusCode").intValue())
        : Optional.empty();
  }

  /** Returns the body of an HTTP response, or the response itself. */
  static JsonNode body(JsonNode response) {
    String text = response.path("body").asString("");
    if (!response.path("statusCode").isInt() || !text.startsWith("{")) {
      return response;
    }
    return Json.parse(text);
  }

  private static String action(JsonNode event) {
    JsonNode http = event.path("requestContext").path("http");
    if (http.isObject()) {
      String path = event.path("rawPath").asString("");
      Matcher run = RUN_PATH.matcher(path);
      String route = run.matches() ? path.replace(run.group(1), "{run_id}") : path;
      return http.path("method").asString("")
          + " "
          + route.replaceFirst("/orders/.+/(log|artifacts|approval)$", "/orders/{order_name}/$1");
    }
    if (event.has("job_parameters_b64")) {
      return "POST /init";
    }
    if (event.has("report")) {
      return "report";
    }
    String action = event.path("action").asString(event.path("detail-type").asString(""));
    return action.equals("sweep") || action.equals("Scheduled Event") ? "reconcile" : action;
  }

  private static Optional<String> runId(JsonNode event) {
    JsonNode request = event.path("detail").path("requestPayload");
    String named = event.path("run_id").asString(request.path("run_id").asString(""));
    if (!named.isEmpty()) {
      return Optional.of(named);
    }
    Matcher path = RUN_PATH.matcher(event.path("rawPath").asString(""));
    if (path.matches()) {
      return Optional.of(path.group(1));
    }
    return RunIds.endOf(event.path("detail").path("name").asString(""));
  }

  private static void copy(JsonNode event, ObjectNode line, String field) {
    JsonNode value = event.path(field);
    if (value.isString()) {
      line.put(field, value.stringValue());
    } else if (value.isInt()) {
      line.put(field, value.intValue());
    }
  }
}
