package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.system.conformance.Endpoint.Signature;
import dev.exesys.system.e2e.StackUnderTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends the requests of a case and checks the responses and runs. */
final class Scenario {
  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final int MOST_LOOKS = 600;

  private final ConformanceCase theCase;
  private final StackUnderTest stack;
  private final Endpoint endpoint;
  private final Map<String, JsonNode> accepted = new HashMap<>();

  Scenario(ConformanceCase theCase, StackUnderTest stack, Endpoint endpoint) {
    this.theCase = theCase;
    this.stack = stack;
    this.endpoint = endpoint;
  }

  void play() throws IOException, InterruptedException {
    assertThat(theCase.expected()).as("expectations").hasSameSizeAs(theCase.steps());
    for (int i = 0; i < theCase.steps().size(); i++) {
      JsonNode step = filled(theCase.steps().get(i));
      if (step.has("until")) {
        awaitStatus(step.path("until"));
      }
      HttpResponse<String> answer = send(step);
      JsonNode body = answer.body().isEmpty() ? Json.object() : Json.parse(answer.body());
      new AnswerCheck(answer.statusCode(), body).check(filled(theCase.expected().get(i)), accepted);
      if (step.has("as")) {
        accepted.put(step.path("as").asString(), body);
      }
    }
    for (Map.Entry<String, JsonNode> run : theCase.runs().properties()) {
      JsonNode answer = accepted.getOrDefault(run.getKey(), Json.object());
      String id = answer.path("run_id").asString();
      JsonNode view = look(id, v -> v.has("ended_at"));
      new RunCheck(stack, answer, view).check(run.getValue());
    }
  }

  private HttpResponse<String> send(JsonNode step) throws IOException, InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    step.path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
    String signature = step.path("signature").asString("good").toUpperCase(Locale.ROOT);
    return endpoint.send(
        step.path("method").asString("POST"),
        step.path("path").asString("/init"),
        headers,
        body(step),
        Signature.valueOf(signature));
  }

  private static String body(JsonNode step) {
    if (!step.has("job")) {
      return step.path("body").asString("");
    }
    byte[] job = step.path("job").toString().getBytes(StandardCharsets.UTF_8);
    ObjectNode envelope =
        Json.object().put("job_parameters_b64", Base64.getEncoder().encodeToString(job));
    step.path("beside").properties().forEach(f -> envelope.set(f.getKey(), f.getValue()));
    return envelope.toString();
  }

  /** Inserts values of earlier responses, for example <code>${first.run_id}</code>. */
  private JsonNode filled(JsonNode node) {
    String text = node.toString();
    for (Map.Entry<String, JsonNode> run : accepted.entrySet()) {
      text =
          text.replace(
              "${" + run.getKey() + ".run_id}", run.getValue().path("run_id").asString(""));
    }
    return Json.parse(text);
  }

  private void awaitStatus(JsonNode until) throws IOException, InterruptedException {
    JsonNode run = accepted.getOrDefault(until.path("run").asString(), Json.object());
    String order = until.path("order").asString("");
    String wanted = until.path("status").asString("");
    look(
        run.path("run_id").asString(),
        view -> order.isEmpty() ? view.has("ended_at") : statuses(view, order).contains(wanted));
  }

  private static List<String> statuses(JsonNode view, String order) {
    List<String> found = new ArrayList<>();
    for (JsonNode one : view.path("orders")) {
      if (one.path("order_name").asString().equals(order)) {
        found.add(one.path("status").asString());
      }
    }
    return found;
  }

  private JsonNode look(String runId, Predicate<JsonNode> condition)
      throws IOException, InterruptedException {
    JsonNode view = Json.object();
    for (int i = 0; i < MOST_LOOKS; i++) {
      HttpResponse<String> answer =
          endpoint.send("GET", "/runs/" + runId, Map.of(), "", Signature.GOOD);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      view = Json.parse(answer.body());
      if (condition.test(view)) {
        return view;
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError("it never came to this: " + view.toPrettyString());
  }
}
