package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
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
import java.util.StringJoiner;
import software.amazon.awssdk.http.SdkHttpMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls the engine's HTTP interface. */
public final class EngineClient {
  /** The token of the first page of a run's orders. */
  public static final String FIRST_PAGE = "0";

  /** The field of a page that contains the token of the next page; absent on the last page. */
  public static final String NEXT = "next_token";

  private static final int MAX_LISTED = 100;
  private static final byte[] NO_BODY = {};

  private final URI base;
  private final SignedHttp http;

  /** Creates a client of the connection's engine. */
  public EngineClient(Connection connection) {
    this.base = connection.base();
    this.http = new SignedHttp(connection);
  }

  /**
   * Submits a job.
   *
   * @param idempotencyKey makes repeated submissions return the same run; empty for none
   * @return the response: run_id, trace_id, flow_id, done_endpt
   * @throws CommandException (refused, with one detail line per error) if the job is invalid
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
    SignedHttp.Response response =
        http.send(
            SdkHttpMethod.POST,
            URI.create(base + "/init"),
            headers,
            body.getBytes(StandardCharsets.UTF_8));
    JsonNode content = contentOf(response);
    if (response.status() == 400) {
      throw CommandException.refused(
          "the engine rejected the job: " + errorOf(response, content), errors(content));
    }
    return accepted(response, content);
  }

  /** Returns a run as {@code GET /runs/{run_id}} does, with the orders of all pages. */
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

  /**
   * Adds the counts of a page: until a run has finished, a page's summary counts the orders of that
   * page only.
   */
  private static void add(ObjectNode counts, JsonNode more) {
    for (String name : List.copyOf(counts.propertyNames())) {
      counts.put(name, counts.path(name).asInt(0) + more.path(name).asInt(0));
    }
  }

  /**
   * Returns a run with one page of its orders.
   *
   * @param token {@link #FIRST_PAGE}, or the {@link #NEXT} of the previous page
   */
  public JsonNode page(String runId, String token) {
    return call(SdkHttpMethod.GET, runId, "", "?" + NEXT + "=" + token);
  }

  /** Returns a page of runs, newest first; the filters are the parameters of {@code GET /runs}. */
  public JsonNode runs(Map<String, String> filters) {
    StringJoiner query = new StringJoiner("&", "?", "");
    filters.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
    URI uri = URI.create(base + "/runs" + (filters.isEmpty() ? "" : query));
    SignedHttp.Response response = http.send(SdkHttpMethod.GET, uri, Map.of(), NO_BODY);
    return accepted(response, contentOf(response));
  }

  /** Returns the pools of workers, as {@code GET /pools} does. */
  public JsonNode pools() {
    SignedHttp.Response response =
        http.send(SdkHttpMethod.GET, URI.create(base + "/pools"), Map.of(), NO_BODY);
    return accepted(response, contentOf(response));
  }

  /**
   * Changes a run.
   *
   * @param action the path below {@code /runs/{run_id}}, already encoded, for example {@code
   *     /cancel}
   * @param body the JSON body; empty for none
   */
  public JsonNode change(String runId, String action, Optional<JsonNode> body) {
    URI uri = URI.create(base + "/runs/" + encoded(runId) + action);
    Map<String, String> headers =
        body.isPresent() ? Map.of("Content-Type", "application/json") : Map.of();
    byte[] content =
        body.map(json -> Json.text(json).getBytes(StandardCharsets.UTF_8)).orElse(NO_BODY);
    SignedHttp.Response response = http.send(SdkHttpMethod.POST, uri, headers, content);
    return accepted(response, contentOf(response));
  }

  /**
   * Lists runs, newest first, from as many pages as necessary.
   *
   * @param filters the query parameters of {@code GET /runs} that select runs
   * @param limit the maximum number of runs
   */
  public List<JsonNode> runs(Map<String, String> filters, int limit) {
    List<JsonNode> found = new ArrayList<>();
    Map<String, String> query = new LinkedHashMap<>(filters);
    do {
      query.put("limit", Integer.toString(Math.min(MAX_LISTED, limit - found.size())));
      JsonNode page = runs(query);
      page.path("runs").forEach(found::add);
      query.put(NEXT, page.path(NEXT).asString(""));
    } while (!query.getOrDefault(NEXT, "").isEmpty() && found.size() < limit);
    return found;
  }

  /**
   * Runs a run again and returns the response, which has the new run's id.
   *
   * @param orders names of the orders to run again; empty for those that did not succeed
   * @throws CommandException (refused) if these orders cannot be run again
   */
  public JsonNode rerun(String runId, List<String> orders, Optional<String> idempotencyKey) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    idempotencyKey.ifPresent(key -> headers.put("Idempotency-Key", key));
    ObjectNode body = Json.object();
    orders.forEach(body.withArray("orders")::add);
    SignedHttp.Response response =
        http.send(
            SdkHttpMethod.POST,
            URI.create(base + "/runs/" + encoded(runId) + "/rerun"),
            headers,
            Json.text(body).getBytes(StandardCharsets.UTF_8));
    JsonNode content = contentOf(response);
    if (response.status() == 400) {
      throw CommandException.refused(errorOf(response, content), errors(content));
    }
    return accepted(response, content);
  }

  private static List<String> errors(JsonNode content) {
    return content.path("errors").valueStream().map(EngineClient::textOf).toList();
  }

  /** Requests the cancellation of a run. */
  public void cancel(String runId) {
    call(SdkHttpMethod.POST, runId, "/cancel", "");
  }

  private JsonNode call(SdkHttpMethod method, String runId, String action, String query) {
    URI uri = URI.create(base + "/runs/" + encoded(runId) + action + query);
    SignedHttp.Response response = http.send(method, uri, Map.of(), NO_BODY);
    return accepted(response, contentOf(response));
  }

  private static JsonNode accepted(SignedHttp.Response response, JsonNode content) {
    if (response.status() / 100 != 2) {
      throw CommandException.serviceError(errorOf(response, content));
    }
    return content;
  }

  private static JsonNode contentOf(SignedHttp.Response response) {
    try {
      return Json.parse(response.body());
    } catch (JacksonException e) {
      if (response.status() / 100 == 2) {
        throw CommandException.failed(
            "the response is not JSON: check that the endpoint is that of an engine", e);
      }
      // For example the error page of a proxy, of which only the status is reported.
      return Json.object();
    }
  }

  private static String errorOf(SignedHttp.Response response, JsonNode content) {
    for (String member : List.of("error", "message", "Message")) {
      if (content.path(member).isString()) {
        return content.path(member).stringValue() + " (HTTP " + response.status() + ")";
      }
    }
    return "HTTP " + response.status();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String textOf(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}
