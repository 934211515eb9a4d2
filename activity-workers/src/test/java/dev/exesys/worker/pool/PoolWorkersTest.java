package dev.exesys.worker.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.exesys.core.store.MemoryPools;
import dev.exesys.core.store.SeenWorker;
import dev.exesys.worker.IdleWorker;
import dev.exesys.worker.PolledTask;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PoolWorkersTest {
  private static final PolledTask TASK =
      new PolledTask("run", 1, "build", "token", "gpu", "host-1-1");

  @TempDir Path folder;
  private final ScriptedPolls polls = new ScriptedPolls();
  private final MemoryPools seen = new MemoryPools();
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final List<Integer> failures = new CopyOnWriteArrayList<>();

  private PoolWorkers workers(int slots) {
    return new PoolWorkers(
        new PoolOptions(List.of("gpu"), slots, OptionalInt.empty()),
        "host-1",
        IdleWorker.create(folder),
        polls,
        folder,
        seen,
        InstantSource.system(),
        attempt -> {
          failures.add(attempt);
          return Duration.ZERO;
        },
        notes::add);
  }

  @Test
  void eachSlotPollsUnderItsName() throws Exception {
    PoolWorkers workers = workers(2);
    workers.start();
    awaitPolls(2);
    workers.drain();
    polls.results.add(ScriptedPolls.Result.none());
    polls.results.add(ScriptedPolls.Result.none());
    workers.await();

    assertThat(polls.polled).containsExactlyInAnyOrder("gpu as host-1-1", "gpu as host-1-2");
    assertThat(seen.workers("gpu")).as("removed at the end").isEmpty();
  }

  @Test
  void aTaskThatArrivesDuringTheDrainIsGivenBack() throws Exception {
    PoolWorkers workers = workers(1);
    workers.start();
    awaitPolls(1);
    workers.drain();
    polls.results.add(ScriptedPolls.Result.of(TASK));
    workers.await();

    assertThat(polls.givenBack)
        .containsExactly("build of run run: host-1-1: the worker is being drained");
    assertThat(notes.take()).isEqualTo("draining: waits for the polls in progress, at most 60 s");
  }

  @Test
  void failedPollsAreRepeatedWithGrowingDelays() throws Exception {
    PoolWorkers workers = workers(1);
    polls.results.add(ScriptedPolls.Result.failure("the token has expired"));
    polls.results.add(ScriptedPolls.Result.failure("the token has expired"));
    polls.results.add(ScriptedPolls.Result.none());
    workers.start();

    assertThat(notes.take()).isEqualTo("host-1-1: the token has expired; it is retried");
    assertThat(notes.take()).isEqualTo("host-1-1: polls of pool gpu succeed again");
    assertThat(failures).containsExactly(1, 2);
    workers.interrupt();
    workers.await();
  }

  @Test
  void aSlotOfAHostWithAWrongClockTakesNoOrder() throws Exception {
    polls.offset = Duration.ofMinutes(5);
    PoolWorkers workers = workers(1);
    workers.start();
    // The first check is that of the start, the second one that of the slot.
    polls.checks.await();

    assertThat(notes.take())
        .isEqualTo(
            "host-1-1: takes no orders of pool gpu: the clock of this host is 300 s ahead of that"
                + " of AWS: synchronize it");
    try (HealthServer health = HealthServer.start(0, workers)) {
      HttpResponse<String> answer = get(health, "/health");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"status\":\"unhealthy\"", "the clock of this host");
      assertThat(get(health, "/metrics").body())
          .contains("exesys_worker_slots{pool=\"gpu\"} 1", "exesys_worker_problems 1");
    }
    workers.drain();
    workers.await();
    assertThat(polls.polled).isEmpty();
  }

  @Test
  void aPoolThatDoesNotExistIsRefused() {
    polls.missing = true;
    assertThatExceptionOfType(PollException.class)
        .isThrownBy(() -> workers(1).start())
        .withMessage("pool gpu does not exist in this deployment");
  }

  @Test
  void aWorkerIsRecordedWhileItRuns() throws Exception {
    PoolWorkers workers = workers(3);
    workers.start();
    while (seen.workers("gpu").isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(seen.workers("gpu"))
        .extracting(SeenWorker::name, SeenWorker::slots)
        .containsExactly(tuple("host-1", 3));
    workers.interrupt();
    polls.results.add(ScriptedPolls.Result.none());
    polls.results.add(ScriptedPolls.Result.none());
    workers.await();
  }

  private void awaitPolls(int count) {
    while (polls.polled.size() < count) {
      Thread.onSpinWait();
    }
  }

  private static HttpResponse<String> get(HealthServer server, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
