package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions that fail for a while, which delays a run, and for good, which ends it. */
class FunctionOutageTest {
  private static final Duration TOLERATED = Duration.ofMinutes(25);

  private final SimEngine sim = new SimEngine(new Random(1));

  @ParameterizedTest
  @ValueSource(strings = {"prepare", "run", "acquire", "wait", "finalize"})
  void anOutageOfHalfAnHourDelaysTheRun(String action) {
    Instant end = sim.time.instant().plus(TOLERATED);
    sim.broken = a -> a.equals(action) && sim.time.instant().isBefore(end);
    String run = submit();
    assertThat(done(run).path("status").asString()).isEqualTo("succeeded");
  }

  @Test
  void aPrepareFunctionThatFailsForGoodEndsTheRunWithItsReason() {
    sim.broken = action -> action.equals("prepare");
    String run = submit();
    assertThat(done(run).path("status").asString()).isEqualTo("failed");
    String trace = sim.runs.find(run).orElseThrow().ids().traceId();
    assertThat(sim.events.page(trace, EventType.JOB, null, 100).getLast().data().toString())
        .contains("could not be prepared")
        .contains("out of order");
  }

  @Test
  void aFinalizeFunctionThatFailsForGoodLeavesTheRunToTheFinalizer() {
    sim.broken = action -> action.equals("finalize");
    String run = submit();
    assertThat(done(run).path("status").asString()).isEqualTo("failed");
    assertThat(sim.orders.of(run))
        .extracting(OrderItem::status)
        .allMatch(status -> status.settled());
    assertThat(sim.queues.idle()).isTrue();
  }

  private String submit() {
    ObjectNode job =
        Json.object()
            .put("git_repo", "org/repo")
            .put("git_token_location", "aws:::ssm:/git-token")
            .put("username", "ada")
            .put("pr_number", 1)
            .put("job_timeout", 100_000);
    // The graph N, which is not series-parallel and therefore has a wait state.
    for (String order : List.of("a", "b", "c a", "d a b")) {
      List<String> names = List.of(order.split(" ", -1));
      ObjectNode node = job.withArray("orders").addObject().put("order_name", names.getFirst());
      node.put("execution_target", "lambda").put("timeout", 60).put("queue_id", "q");
      node.putArray("cmds").add("succeeds 1000");
      names.subList(1, names.size()).forEach(node.putArray("dependencies")::add);
    }
    String run = sim.submit(job).path("run_id").asString();
    sim.time.runToEnd();
    return run;
  }

  private JsonNode done(String run) {
    return Json.parse(
        new String(sim.done.get(run + "/done").orElseThrow(), StandardCharsets.UTF_8));
  }
}
