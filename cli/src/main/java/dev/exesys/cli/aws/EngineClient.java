package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandFailed;
import dev.exesys.core.contract.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The engine's HTTP interface, as a client sees it. */
public final class EngineClient {
  /** What the first page of a run's orders is asked for with. */
  public static final String FIRST_PAGE = "0";

  /** The member of a page that the next one is asked for with; the last page has none. */
  public static final String NEXT = "next_token";

  private static final byte[] NO_BODY = {};

  private final URI base;
  private final SignedHttp http;

  /** An engine that can be reached. */
  public EngineClient(Connection connection) {
    this.base = connection.base();
    this.http = new SignedHttp(connection);
  }

  /**
   * Submits a job.
   *
   * @param idempotencyKey empty for none
   * @return the answer of the contract: run_id, trace_id, flow_id, done_endpt
   * @throws CommandFailed (refused, one line an error) if the job is not accepted
   */
  public JsonNode submit(String job, Optional<String> idempotencyKey) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    idempotencyKey.ifPresent(key -> headers.put("Idempotency-Key", key));
    String body =
        Json.object()
            .put(
                "job_parameters_b64",
                Base64.getEncoder().encodeToString(job.getBytes(StandardCharsets.UTF_8)))
            .toString();
    SignedHttp.Answer answer =
        http.send(
            SdkHttpMethod.POST,
            URI.create(base + "/init"),
            headers,
            body.getBytes(StandardCharsets.UTF_8));
    JsonNode content = contentOf(answer);
    if (answer.status() == 400) {
      List<String> errors = new ArrayList<>();
      content.path("errors").forEach(error -> errors.add(textOf(error)));
      throw CommandFailed.refused("the job was refused: " + errorOf(answer, content), errors);
    }
    return accepted(answer, content);
  }

  /** A run as {@code GET /runs/{run_id}} shows it, with all of its orders. */
  public JsonNode run(String runId) {
    JsonNode page = page(runId, FIRST_PAGE);
    ObjectNode whole = (ObjectNode) page.deepCopy();
    while (page.has(NEXT)) {
      page = page(runId, page.path(NEXT).asString());
      page.path("orders").forEach(whole.withArray("orders")::add);
      if (!whole.has("ended_at")) {
        add(whole.withObject("summary"), page.path("summary"));
      }
    }
    whole.remove(NEXT);
    return whole;
  }

  /** Until a run is over, the summary of a page counts that page alone. */
  private static void add(ObjectNode counts, JsonNode more) {
    for (String name : List.copyOf(counts.propertyNames())) {
      counts.put(name, counts.path(name).asInt(0) + more.path(name).asInt(0));
    }
  }

  /**
   * A page of a run's orders.
   *
   * @param token {@link #FIRST_PAGE}, or the {@link #NEXT} of the page before
   */
  public JsonNode page(String runId, String token) {
    return ask(SdkHttpMethod.GET, runId, "", "?" + NEXT + "=" + token);
  }

  /** Asks for a run to be stopped. */
  public void cancel(String runId) {
    ask(SdkHttpMethod.POST, runId, "/cancel", "");
  }

  private JsonNode ask(SdkHttpMethod method, String runId, String action, String query) {
    String id = URLEncoder.encode(runId, StandardCharsets.UTF_8);
    URI uri = URI.create(base + "/runs/" + id + action + query);
    SignedHttp.Answer answer = http.send(method, uri, Map.of(), NO_BODY);
    return accepted(answer, contentOf(answer));
  }

  private static JsonNode accepted(SignedHttp.Answer answer, JsonNode content) {
    if (answer.status() / 100 != 2) {
      throw CommandFailed.service(errorOf(answer, content));
    }
    return content;
  }

  private static JsonNode contentOf(SignedHttp.Answer answer) {
    try {
      return Json.parse(answer.body());
    } catch (JacksonException e) {
      if (answer.status() / 100 == 2) {
        throw CommandFailed.broken("the answer is not JSON; is this an engine's address?", e);
      }
      // A proxy's own error page, say. Its status is what can be told.
      return Json.object();
    }
  }

  private static String errorOf(SignedHttp.Answer answer, JsonNode content) {
    for (String member : List.of("error", "message", "Message")) {
      if (content.path(member).isString()) {
        return content.path(member).stringValue() + " (HTTP " + answer.status() + ")";
      }
    }
    return "HTTP " + answer.status();
  }

  private static String textOf(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}
