package dev.exesys.cli.web;

import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The requests that the page's scripts send, all below {@code /api/}. */
final class PageApi {
  private static final Pattern RUN = Pattern.compile("/api/runs/([^/]+)(/.*)?");
  private static final Pattern LOG = Pattern.compile("/orders/(\\d+)/log");
  private static final Pattern CHANGE = Pattern.compile("/cancel|/rerun|/orders/[^/]+/approval");

  private final RunBackend backend;

  PageApi(RunBackend backend) {
    this.backend = backend;
  }

  void handle(PageExchange exchange) throws IOException {
    if (exchange.path().equals("/api/runs") && exchange.method().equals("GET")) {
      exchange.json(200, backend.runs(exchange.query()));
      return;
    }
    if (exchange.path().equals("/api/pools") && exchange.method().equals("GET")) {
      exchange.json(200, backend.pools());
      return;
    }
    Matcher run = RUN.matcher(exchange.path());
    if (!run.matches()) {
      exchange.error(404, "there is no " + exchange.path());
      return;
    }
    String part = run.group(2) == null ? "" : run.group(2);
    if (exchange.method().equals("POST") && CHANGE.matcher(part).matches()) {
      change(exchange, run.group(1), part);
    } else if (exchange.method().equals("GET")) {
      show(exchange, run.group(1), part);
    } else {
      exchange.error(405, "the method " + exchange.method() + " is not supported here");
    }
  }

  private void show(PageExchange exchange, String runId, String part) throws IOException {
    Matcher log = LOG.matcher(part);
    if (log.matches()) {
      try (OutputStream to = exchange.stream("text/plain")) {
        backend.log(runId, log.group(1), to);
      }
      return;
    }
    switch (part) {
      case "" -> exchange.json(200, backend.run(runId));
      case "/graph" -> exchange.json(200, RunGraph.of(backend.run(runId)));
      case "/events" ->
          exchange.json(200, backend.events(backend.run(runId).path("trace_id").asString("")));
      case "/machine" ->
          machine(exchange, backend.run(runId).path("state_machine_arn").asString(""));
      default -> exchange.error(404, "there is no " + exchange.path());
    }
  }

  private void machine(PageExchange exchange, String arn) throws IOException {
    if (arn.isEmpty()) {
      exchange.error(404, "the run has no state machine yet");
      return;
    }
    try {
      String picture = MachinePicture.of(backend.definition(arn));
      exchange.bytes(200, "text/plain", picture.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      exchange.error(404, String.valueOf(e.getMessage()));
    }
  }

  private void change(PageExchange exchange, String runId, String part) throws IOException {
    byte[] body = exchange.body();
    try {
      Optional<JsonNode> content =
          body.length == 0 ? Optional.empty() : Optional.of(Json.mapper().readTree(body));
      exchange.json(202, backend.change(runId, part, content));
    } catch (JacksonException e) {
      exchange.error(400, "the body is not JSON");
    }
  }
}
