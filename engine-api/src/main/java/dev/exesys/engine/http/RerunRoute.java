package dev.exesys.engine.http;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.engine.rerun.RerunResult;
import dev.exesys.engine.rerun.RerunRun;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Handles {@code POST /runs/{run_id}/rerun}. */
public final class RerunRoute {
  private static final Pattern PATH = Pattern.compile("/runs/([^/]+)/rerun");
  private static final int MAX_KEY_LENGTH = 256;

  private final RerunRun rerun;

  /** Creates the route to this use case. */
  public RerunRoute(RerunRun rerun) {
    this.rerun = rerun;
  }

  /** Returns the response; empty if the request has another path. */
  Optional<HttpResponse> handle(HttpRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        request.method().equals("POST")
            ? rerun(request, path.group(1))
            : HttpResponse.error(405, "method not allowed: this path accepts POST"));
  }

  private HttpResponse rerun(HttpRequest request, String runId) {
    Optional<List<String>> names = names(request);
    if (names.isEmpty()) {
      return HttpResponse.error(
          400, "the request body must be empty or an object: {\"orders\": [names of orders]}");
    }
    String key = request.headers().get("idempotency-key");
    if (key != null && (key.isBlank() || key.length() > MAX_KEY_LENGTH)) {
      return HttpResponse.error(
          400, "the Idempotency-Key must have 1 to " + MAX_KEY_LENGTH + " characters");
    }
    RerunResult result =
        RunIds.isRunId(runId) ? rerun.rerun(runId, names.get(), key) : new RerunResult.UnknownRun();
    return switch (result) {
      case RerunResult.UnknownRun unknown ->
          HttpResponse.error(404, "run " + runId + " does not exist");
      case RerunResult.Conflict conflict -> HttpResponse.error(409, conflict.reason());
      case RerunResult.Refused refused -> HttpResponse.of(400, refused.answer());
      case RerunResult.Started started -> HttpResponse.of(200, started.answer());
      case RerunResult.Failed failed -> HttpResponse.of(500, failed.answer());
    };
  }

  /** Returns the names in the body, which may be absent; empty if the body has another form. */
  private static Optional<List<String>> names(HttpRequest request) {
    if (request.body().isBlank()) {
      return Optional.of(List.of());
    }
    JsonNode body = request.json().orElseGet(Json.mapper()::createArrayNode);
    JsonNode orders = body.path("orders");
    boolean absent = orders.isMissingNode() || orders.isNull();
    boolean texts = orders.isArray() && orders.valueStream().allMatch(JsonNode::isString);
    if (!body.isObject() || !(absent || texts)) {
      return Optional.empty();
    }
    return Optional.of(
        absent ? List.of() : orders.valueStream().map(JsonNode::stringValue).toList());
  }
}
