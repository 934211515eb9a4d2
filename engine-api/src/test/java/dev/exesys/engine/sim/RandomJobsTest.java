package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares two thousand random jobs and their reruns, compiled and run in virtual time, with a
 * reference execution; a hundred thousand with {@code -Dexesys.load=full}.
 */
class RandomJobsTest {

  private static final int JOBS =
      "full".equals(System.getProperty("exesys.load")) ? 100_000 : 2_000;
  private static final int MAX_RERUNS = 3;

  @Test
  void everyJobEndsAsTheReferenceSays() {
    int reruns = 0;
    for (int seed = 0; seed < JOBS; seed++) {
      Random random = new Random(seed);
      boolean failFast = random.nextInt(3) == 0;
      ObjectNode job = RandomJob.of(random, failFast, random.nextBoolean());
      SimEngine sim = new SimEngine(random);
      Instant begin = sim.time.instant();
      JsonNode accepted = sim.submit(job);
      assertThat(accepted.path("status").asString()).as(accepted.toString()).isEqualTo("ok");
      sim.time.runToEnd();
      String as = "seed " + seed + ": " + job;
      RunComparison run =
          new RunComparison(sim, job, accepted.path("run_id").asString(), begin, as);
      Map<String, ReferenceExecution.Fate> fates = ReferenceExecution.of(job, run::started);
      run.compare(fates);
      reruns += new Chain(sim, job, run.runId(), as).rerun(fates, random);
    }
    assertThat(reruns).isGreaterThan(JOBS / 4);
  }

  /**
   * The reruns of a run.
   *
   * @param first the run that is not a rerun
   */
  private record Chain(SimEngine sim, JsonNode job, String first, String as) {

    /** Runs the newest run again, some times; returns how often. */
    int rerun(Map<String, ReferenceExecution.Fate> firstFates, Random random) {
      Map<String, ReferenceExecution.Fate> fates = firstFates;
      String newest = first;
      int reruns = 0;
      while (reruns < MAX_RERUNS && random.nextInt(3) > 0) {
        List<String> named = random.nextInt(3) == 0 ? names(random) : List.of();
        ReferenceSelection selection = new ReferenceSelection(job, fates);
        Set<String> again = selection.runAgain(named);
        Instant begin = sim.time.instant();
        boolean redrive = named.isEmpty() && isRedrivable() && random.nextBoolean();
        if (redrive) {
          sim.machines.redrive(execution());
        } else if (!isAccepted(newest, named, again, selection)) {
          return reruns;
        }
        sim.time.runToEnd();
        String rerun = sim.runs.find(newest).orElseThrow().links().latestRerun();
        if (redrive && isSuccess(newest)) {
          // An earlier rerun has succeeded, so nothing runs again.
          assertThat(rerun).as(as).isNull();
          assertThat(status()).as(as).isEqualTo(ExecutionStatus.SUCCEEDED);
          return reruns;
        }
        reruns++;
        newest = Objects.requireNonNull(rerun);
        RunComparison run =
            new RunComparison(sim, job, newest, begin, "rerun " + reruns + named + " of " + as);
        fates = ReferenceExecution.rerun(job, selection.carriedOver(again), reruns, run::started);
        run.compare(fates);
        if (redrive) {
          assertThat(status())
              .as(as)
              .isEqualTo(isSuccess(newest) ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
        }
      }
      return reruns;
    }

    /** Requests a rerun; returns false if it is refused, as the reference says. */
    private boolean isAccepted(
        String runId, List<String> named, Set<String> again, ReferenceSelection selection) {
      ObjectNode body = Json.object();
      named.forEach(body.putArray("orders")::add);
      JsonNode response = sim.ask("POST", "/runs/" + runId + "/rerun", Map.of(), body.toString());
      boolean refused = again.isEmpty() || selection.isRefused(named);
      assertThat(response.path("statusCode").asInt())
          .as(response + " " + named + " " + as)
          .isEqualTo(refused ? 400 : 200);
      return !refused;
    }

    private List<String> names(Random random) {
      List<String> names = new ArrayList<>();
      job.path("orders")
          .forEach(order -> {
            if (random.nextInt(3) == 0) {
              names.add(order.path("order_name").asString());
            }
          });
      return names;
    }

    private boolean isRedrivable() {
      return status() != ExecutionStatus.SUCCEEDED;
    }

    private ExecutionStatus status() {
      return sim.machines.status(execution()).orElseThrow();
    }

    private String execution() {
      return Objects.requireNonNull(sim.runs.find(first).orElseThrow().progress().executionArn());
    }

    private boolean isSuccess(String runId) {
      return sim.runs.find(runId).orElseThrow().progress().status().wire().equals("succeeded");
    }
  }
}
