package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.codehost.FakeGitHub;
import dev.exesys.engine.codehost.FakeGitHub.Behavior;
import dev.exesys.engine.codehost.github.GitHub;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports of runs in virtual time to an HTTP server that behaves like GitHub on a bad day. */
class ReportsTest {
  private static final int RUNS = "full".equals(System.getProperty("exesys.load")) ? 200 : 12;
  private static final Duration TIMEOUT = Duration.ofMillis(250);
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(30);

  /** How many requests of a hundred the host answers with a failure. */
  private static final int FAILURES = 40;

  private static final List<Behavior> FAILING =
      List.of(
          Behavior.RETRY_AFTER,
          Behavior.RATE_LIMIT,
          Behavior.SECONDARY_LIMIT,
          Behavior.BAD_GATEWAY,
          Behavior.NOT_FOUND,
          Behavior.SERVE_TOO_SLOWLY,
          Behavior.FAIL_TOO_SLOWLY);

  /** The final text is right and there is one comment, whatever the host answers. */
  @Test
  void oneCommentHasTheFinalStateOfARun() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random failures = new Random(seed);
      Supplier<Behavior> behaviors =
          () -> {
            synchronized (failures) {
              return failures.nextInt(100) < FAILURES
                  ? FAILING.get(failures.nextInt(FAILING.size()))
                  : Behavior.SERVE;
            }
          };
      SimEngine sim = new SimEngine(new Random(seed));
      try (FakeGitHub host = new FakeGitHub(sim.time, behaviors)) {
        connect(sim, host, TIMEOUT);
        host.addComment("a comment of a person");
        String runId = submit(sim, seed);
        play(sim);
        assertReported(sim, host, runId, "seed " + seed);
      }
    }
  }

  /** A later run for the same pull request replaces the text. */
  @Test
  void theCommentIsAboutTheNewestRun() {
    SimEngine sim = new SimEngine(new Random(7));
    try (FakeGitHub host = new FakeGitHub(sim.time, () -> Behavior.SERVE)) {
      connect(sim, host, LONG_TIMEOUT);
      String first = submit(sim, 1);
      sim.time.after(Duration.ofMinutes(1), () -> submit(sim, 2));
      play(sim);
      assertThat(host.comments()).hasSize(1).allMatch(text -> !text.contains(first));
      assertThat(host.statuses().stream().map(s -> s.path("state").asString()))
          .contains("pending")
          .containsAnyOf("success", "failure");
    }
  }

  /** A comment that a person has deleted is created again, once. */
  @Test
  void aDeletedCommentIsCreatedAgain() {
    SimEngine sim = new SimEngine(new Random(3));
    try (FakeGitHub host = new FakeGitHub(sim.time, () -> Behavior.SERVE)) {
      connect(sim, host, LONG_TIMEOUT);
      String runId = submit(sim, 4);
      sim.time.after(Duration.ofMillis(500), () -> host.deleteComments("exesys"));
      host.addComment("a comment of a person");
      play(sim);
      assertReported(sim, host, runId, "a deleted comment");
    }
  }

  /** An outage of some hours only delays the report. */
  @Test
  void theReportFollowsAnOutage() {
    SimEngine sim = new SimEngine(new Random(5));
    boolean[] down = {true};
    try (FakeGitHub host =
        new FakeGitHub(sim.time, () -> down[0] ? Behavior.BAD_GATEWAY : Behavior.SERVE)) {
      connect(sim, host, LONG_TIMEOUT);
      host.addComment("a comment of a person");
      String runId = submit(sim, 6);
      sim.time.after(Duration.ofHours(5), () -> down[0] = false);
      play(sim);
      assertReported(sim, host, runId, "an outage");
    }
  }

  private static void connect(SimEngine sim, FakeGitHub host, Duration timeout) {
    sim.codeHost = new GitHub(host.uri(), timeout, sim.time);
    sim.parameters.put("/git-token", "ghp_token");
    sim.channel =
        notification -> {
          ObjectNode event = Json.object().put("source", "exesys");
          event.put("detail-type", notification.type().detailType());
          event.set("detail", notification.detail());
          // EventBridge delivers later, and some events twice.
          sim.time.after(Duration.ofMillis(1), () -> sim.github(event));
          sim.time.after(Duration.ofMillis(2), () -> sim.github(event));
        };
  }

  private static String submit(SimEngine sim, int seed) {
    ObjectNode job = RandomJob.of(new Random(seed), false, false);
    return sim.submit(job).path("run_id").asString();
  }

  private static void play(SimEngine sim) {
    for (int minute = 1; minute < 60 * 24; minute++) {
      sim.time.after(
          Duration.ofMinutes(minute), () -> sim.github(Json.object().put("action", "sweep")));
      if (minute < 200) {
        sim.time.after(Duration.ofMinutes(minute), sim::sweep);
      }
    }
    sim.time.runToEnd();
  }

  private static void assertReported(SimEngine sim, FakeGitHub host, String runId, String as) {
    RunItem run = sim.runs.find(runId).orElseThrow();
    assertThat(run.progress().status().finished()).as(as).isTrue();
    assertThat(sim.reports.all()).as(as).isEmpty();
    assertThat(host.comments()).as(as).hasSize(2).contains("a comment of a person");
    String comment =
        host.comments().stream().filter(text -> text.contains(runId)).findFirst().orElseThrow();
    assertThat(comment)
        .as(as)
        .contains("exec: " + run.progress().status().wire().replace('_', ' '))
        .contains(", of " + run.job().orderCount() + " order")
        .doesNotContain("Waiting for approval");
    for (OrderItem order : sim.orders.of(runId)) {
      boolean failed = !order.status().wire().equals("succeeded");
      assertThat(comment.contains("- `" + order.name() + "`"))
          .as(order.name() + " in " + comment)
          .isEqualTo(failed);
    }
    JsonNode last = host.statuses().getLast();
    assertThat(last.path("state").asString())
        .as(as)
        .isEqualTo(run.progress().status().wire().equals("succeeded") ? "success" : "failure");
    assertThat(last.path("context").asString()).isEqualTo("exesys/exec");
    assertThat(last.path("sha").asString()).isEqualTo(run.progress().commit());
    assertThat(host.authorizations()).as(as).containsOnly("Bearer ghp_token");
  }
}
