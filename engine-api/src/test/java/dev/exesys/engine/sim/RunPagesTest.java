package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs that are too large for one response. */
class RunPagesTest {

  private static final int LAMBDA_ANSWER = 6 * 1024 * 1024;

  private static ObjectNode job() {
    return Json.object()
        .put("git_repo", "org/repo")
        .put("git_token_location", "aws:::ssm:/git-token")
        .put("username", "ada")
        .put("pr_number", 1);
  }

  private static ObjectNode order(ObjectNode job, String name) {
    ObjectNode order = job.withArray("orders").addObject().put("order_name", name);
    order.put("execution_target", "lambda").put("timeout", 60);
    order.putArray("cmds").add("succeeds 1");
    return order;
  }

  /** Returns all pages and asserts that each fits into a Lambda response. */
  private static List<JsonNode> pages(ObjectNode job) {
    SimEngine sim = new SimEngine(new Random(1));
    String path = "/runs/" + sim.submit(job).path("run_id").asString();
    List<JsonNode> pages = new ArrayList<>();
    Map<String, String> query = Map.of();
    do {
      JsonNode answer = sim.ask("GET", path, query, "");
      assertThat(answer.toString().getBytes(StandardCharsets.UTF_8).length)
          .isLessThan(LAMBDA_ANSWER);
      pages.add(Json.parse(answer.path("body").asString()));
      query = Map.of("next_token", pages.getLast().path("next_token").asString(""));
    } while (!query.containsValue(""));
    return pages;
  }

  private static List<String> names(List<JsonNode> pages) {
    List<String> names = new ArrayList<>();
    pages.forEach(
        page -> page.path("orders").forEach(o -> names.add(o.path("order_name").asString())));
    return names;
  }

  /** The names consist of quotes, because the text is escaped twice. */
  @Test
  void aPageEndsWhereAnAnswerIsFull() {
    ObjectNode job = job();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      ObjectNode order = order(job, "\"".repeat(250) + i);
      names.forEach(order.withArray("dependencies")::add);
      names.add(order.path("order_name").asString());
    }
    List<JsonNode> pages = pages(job);
    assertThat(pages).hasSizeGreaterThan(2);
    assertThat(names(pages)).isEqualTo(names);
  }

  @Test
  void ofAnOrderWithThousandsOfDependenciesTheirNumberIsShown() {
    ObjectNode job = job();
    for (int i = 0; i < 1001; i++) {
      order(job, "o" + i);
    }
    ObjectNode join = order(job, "join");
    for (int i = 0; i < 1001; i++) {
      join.withArray("dependencies").add("o" + i);
    }
    List<JsonNode> pages = pages(job);
    assertThat(pages).hasSize(2);
    JsonNode last = pages.getLast().path("orders").get(1);
    assertThat(last.path("dependency_count").asInt()).isEqualTo(1001);
    assertThat(last.has("dependencies")).isFalse();
  }
}
