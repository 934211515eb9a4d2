package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.core.store.Epoch;
import dev.exesys.core.store.EventItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Workers of a pool are killed and replaced while a job runs on it. With {@code -Dexesys.load=full}
 * 1,000 orders and 8 workers, of which one is killed every two seconds.
 */
class PoolLoadTest {
  private static final boolean FULL = "full".equals(System.getProperty("exesys.load"));
  private static final int ORDERS = FULL ? 1000 : 40;
  private static final int WORKERS = FULL ? 8 : 3;
  private static final int SLOTS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 45 : 8);
  private static final int MAX_KILLED = FULL ? Integer.MAX_VALUE : 4;
  private static final int KILL_INTERVAL_SECONDS = FULL ? 2 : 5;

  /** The parts of a JVM's start that a busy machine delays must fit into a heartbeat timeout. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS", "15",
          "AWS_EXE_SYS_HEARTBEAT_INTERVAL_SECONDS", "2",
          "AWS_EXE_SYS_GRACE_SECONDS", "2");

  @TempDir Path folder;
  private final List<PoolWorkerProcess> workers = new ArrayList<>();
  private int killed;

  @Test
  void commandsStartOnceAnAttemptAndTheRunSucceeds() throws Exception {
    Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
    settings.put("AWS_EXE_SYS_POOLS", "build");
    try (StackUnderTest stack = StackUnderTest.start(settings)) {
      JsonNode accepted = stack.submit(job());
      for (int i = 0; i < WORKERS; i++) {
        workers.add(worker(stack));
      }
      CountDownLatch finished = new CountDownLatch(1);
      Thread killer = Thread.ofPlatform().start(() -> killAndReplace(stack, finished));
      String runId = accepted.path("run_id").asString();
      StackUnderTest.awaitTrue(
          PATIENCE, () -> stack.engine().page(runId, EngineClient.FIRST_PAGE).has("ended_at"));
      FinishedRun run = stack.await(accepted);
      finished.countDown();
      killer.join();

      assertThat(run.status()).isEqualTo("succeeded");
      assertThat(run.summary()).containsExactly(ORDERS, 0, 0);
      assertThat(killed).isPositive();
      assertStartsOfAttempts(run);
      report(run);
    } finally {
      workers.forEach(PoolWorkerProcess::close);
    }
  }

  /** Prints the figures for docs/BENCHMARKS.md. */
  private void report(FinishedRun run) {
    Map<String, Instant> running = new HashMap<>();
    Duration longest = Duration.ZERO;
    int lost = 0;
    for (EventItem event : run.events()) {
      Instant at = Epoch.parse(event.epoch());
      if (event.eventType().equals("running")) {
        running.put(event.orderName(), at);
      } else if (event.eventType().equals("retrying")) {
        lost++;
        Duration wait = Duration.between(running.getOrDefault(event.orderName(), at), at);
        longest = wait.compareTo(longest) > 0 ? wait : longest;
      }
    }
    System.out.printf(
        "%d orders, %d workers, %d killed, %d lost attempts, %s in all, longest time from the start"
            + " of a lost attempt to its retry %s%n",
        ORDERS, WORKERS, killed, lost, run.at("_job", "job_completed"), longest);
  }

  private JobBuilder job() {
    JobBuilder job = new JobBuilder(120).with(j -> j.put("job_timeout", 3600));
    for (int i = 1; i <= ORDERS; i++) {
      job.order(
          "order " + i,
          "echo $ORDER_NUM >> " + folder.resolve("starts") + "; sleep 0.5",
          order -> {
            order.put("execution_target", "activity").put("pool", "build");
            order.putObject("retry").put("max_attempts", 50).putArray("on").add("worker_lost");
          });
    }
    return job;
  }

  private PoolWorkerProcess worker(StackUnderTest stack) throws IOException {
    return PoolWorkerProcess.start(
        stack.connection(), "build", SLOTS, folder.resolve("workers.log"), SETTINGS);
  }

  private void killAndReplace(StackUnderTest stack, CountDownLatch finished) {
    try {
      while (!finished.await(KILL_INTERVAL_SECONDS, TimeUnit.SECONDS) && killed < MAX_KILLED) {
        PoolWorkerProcess victim = workers.removeFirst();
        victim.kill();
        killed++;
        workers.add(worker(stack));
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each attempt wrote its line once or, if its worker was killed before, not at all. */
  private void assertStartsOfAttempts(FinishedRun run) throws IOException {
    Map<String, Long> starts =
        Files.readAllLines(folder.resolve("starts")).stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    for (JsonNode order : run.view().path("orders")) {
      String num = order.path("order_num").asString();
      assertThat(starts.getOrDefault(num, 0L))
          .as("starts of order " + num)
          .isBetween(1L, order.path("attempts").asLong());
    }
  }
}
