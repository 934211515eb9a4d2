package dev.exesys.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.worker.process.CommandListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole worker with the tables, bucket and parameters of the local AWS services. */
class WorkerTest {
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir Path folder;
  private WorkerDeployment deployment;

  @BeforeEach
  void start() throws IOException {
    deployment = new WorkerDeployment(folder);
    deployment.createRun();
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void runsAnOrderFromItsSourceWithItsSecrets() throws Exception {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("NAME", "you");
    variables.put("TOKEN", "topsecret");
    OrderKey order =
        deployment.order(
            variables,
            "cat hello.txt; echo \" to $NAME, $ORDER_ID $ORDER_NUM of $RUN_ID\"",
            "printf 'to'; sleep 0.1; printf 'psecret\\n'; printf \"$TOKEN\" | base64; pwd > where",
            "echo '{\"event_type\":\"tf_plan\",\"status\":\"success\",\"key\":\"topsecret\"}'"
                + " > $AWS_EXE_SYS_EVENTS_DIR/plan.json");

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);

    assertThat(deployment.log(order))
        .isEqualTo("hello to you, order-1 0001 of " + order.runId() + "\n***\n***\n");
    WorkerReport report = reported(order);
    assertThat(report.exitCode()).isZero();
    assertThat(report.logTail()).contains("***\n***\n");
    assertThat(deployment.tokens.results).singleElement().asString().startsWith("succeed token-1");
    assertThat(deployment.events())
        .extracting(EventItem::eventType)
        .containsExactly("running", "tf_plan");
    assertThat(deployment.events().get(1).data()).hasToString("{\"key\":\"***\"}");
    assertThat(folder.resolve("work")).isEmptyDirectory();
  }

  @Test
  void masksTheCredentialsOfTheWorkerAndKeepsLabelsOfEvents() throws Exception {
    deployment.environment.put("AWS_SESSION_TOKEN", "session-token-of-the-worker");
    Map<String, String> document = new LinkedHashMap<>();
    document.put("KIND", "tf_plan");
    document.put("TOKEN", "topsecret");
    document.put(EngineVariables.PLAIN_VARIABLES, "KIND");
    OrderKey order =
        deployment.order(
            document,
            "echo session-token-of-the-worker; env | grep -c PLAIN_VARIABLES || true",
            "echo '{\"tf_plan\":\"tf_plan\",\"topsecret\":1}' > $AWS_EXE_SYS_EVENTS_DIR/tf_plan.json");

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);

    assertThat(deployment.log(order)).isEqualTo("***\n0\n");
    EventItem event = deployment.events().get(1);
    assertThat(event.eventType()).isEqualTo("tf_plan");
    assertThat(event.data()).hasToString("{\"tf_plan\":\"***\",\"***\":1}");
  }

  /** Each of these once ended the watch, so that all later events were lost. */
  @Test
  void recordsEventsAfterOnesThatTheTableRefuses() throws Exception {
    String deep = "[".repeat(60) + "]".repeat(60);
    OrderKey order =
        deployment.order(
            60,
            "cd $AWS_EXE_SYS_EVENTS_DIR; echo '{\"a\":" + deep + "}' > deep.json",
            "cd $AWS_EXE_SYS_EVENTS_DIR; echo '{\"a\":1e99999999999}' > huge.json; sleep 0.3",
            "rm -r $AWS_EXE_SYS_EVENTS_DIR; sleep 0.3; mkdir $AWS_EXE_SYS_EVENTS_DIR",
            "echo '{\"a\":1}' > $AWS_EXE_SYS_EVENTS_DIR/last.json");

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);

    assertThat(deployment.events())
        .extracting(EventItem::eventType)
        .startsWith("running", "deep")
        .endsWith("last");
    assertThat(deployment.events().get(1).data().has("data_uri")).isTrue();
  }

  @Test
  void runsCommandsOnceIfManyWorkersAreStarted() throws Exception {
    Path lines = folder.resolve("lines");
    OrderKey order = deployment.order(60, "echo ran >> " + lines);
    List<Callable<Optional<OrderStatus>>> workers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      workers.add(() -> run(order));
    }

    int ran = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (Future<Optional<OrderStatus>> result : threads.invokeAll(workers)) {
        ran += result.get().isPresent() ? 1 : 0;
      }
    }

    assertThat(ran).isOne();
    assertThat(run(order)).isEmpty();
    assertThat(Files.readAllLines(lines)).containsExactly("ran");
  }

  @Test
  void reportsAFailure() throws Exception {
    OrderKey order = deployment.order(60, "true", "echo bad; exit 7");

    assertThat(run(order)).contains(OrderStatus.FAILED);
    assertThat(reported(order).exitCode()).isEqualTo(7);
    assertThat(deployment.tokens.results)
        .containsExactly("fail token-1 Exesys.OrderFailed: command 2 of 2 exited with status 7");
  }

  @Test
  void reportsATimeout() throws Exception {
    OrderKey order = deployment.order(1, "sleep 300 & trap 'exit 0' INT; wait");

    assertThat(run(order)).contains(OrderStatus.TIMED_OUT);
    assertThat(reported(order).reason()).contains("timed out after 1 s");
    assertThat(deployment.tokens.results)
        .singleElement()
        .asString()
        .startsWith("fail token-1 Exesys.OrderTimedOut");
  }

  @Test
  void stopsWhenTheStateNoLongerWaits() throws Exception {
    OrderKey order = deployment.order(60, "sleep 300");
    deployment.tokens.known.clear();

    assertThat(run(order)).contains(OrderStatus.FAILED);
    assertThat(reported(order).reason()).contains("no longer waits");
    assertThat(deployment.tokens.results).isEmpty();
  }

  @Test
  void continuesUnderTheTokenOfARetriedState() throws Exception {
    Path go = folder.resolve("go");
    OrderKey order = deployment.order(60, "until [ -e " + go + " ]; do sleep 0.05; done");
    CompletableFuture<Void> retry =
        CompletableFuture.runAsync(() -> {
          deployment.tokens.known.add("token-new");
          awaitRunning(order);
          deployment.stores.orders().replaceToken(order, "token-new");
          deployment.tokens.known.remove("token-1");
          deployment.tokens.awaitHeartbeats();
          create(go);
        });

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);
    retry.join();
    assertThat(deployment.tokens.results)
        .singleElement()
        .asString()
        .startsWith("succeed token-new");
  }

  @Test
  void unpacksACachedSourceArchiveWithoutTheBucket() throws Exception {
    Worker worker = deployment.worker(CommandListener.NONE);
    OrderKey first = deployment.order(60, "echo changed > hello.txt");
    OrderKey second = deployment.order(60, "cat hello.txt");

    assertThat(worker.run(WorkerStart.of(first), LONG, new CompletableFuture<>()))
        .contains(OrderStatus.SUCCEEDED);
    deployment.deleteSource();

    assertThat(worker.run(WorkerStart.of(second), LONG, new CompletableFuture<>()))
        .contains(OrderStatus.SUCCEEDED);
    assertThat(deployment.log(second)).isEqualTo("hello");
  }

  @Test
  void notifiesTheListenerOfEachCommand() throws Exception {
    Path started = folder.resolve("started");
    RecordingListener listener = new RecordingListener(started);
    OrderKey order =
        deployment.order(60, "until [ -e " + started + " ]; do sleep 0.02; done", "true");

    assertThat(
            deployment.worker(listener).run(WorkerStart.of(order), LONG, new CompletableFuture<>()))
        .contains(OrderStatus.SUCCEEDED);

    assertThat(listener.calls).containsExactly("started", "ended", "started", "ended");
  }

  /**
   * Records the calls, and creates a file, for which the first command waits, when a command
   * starts.
   */
  private static final class RecordingListener implements CommandListener {
    private final List<String> calls = new ArrayList<>();
    private final Path file;

    RecordingListener(Path file) {
      this.file = file;
    }

    @Override
    public void commandStarted() {
      calls.add("started");
      try {
        Files.write(file, new byte[0]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void commandEnded() {
      calls.add("ended");
    }
  }

  @Test
  void reportsAMissingDecryptionKey() throws Exception {
    OrderKey order = deployment.order(Map.of("A", "b"), "true");
    deployment.dataKeys.forget();

    assertThat(run(order)).contains(OrderStatus.FAILED);
    assertThat(reported(order).reason()).contains("cannot decrypt the data key");
    assertThat(deployment.tokens.results).hasSize(1);
  }

  @Test
  void notesAFullDisk() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", small.toString()),
        "requires permission to mount a file system");
    try {
      OrderKey order = deployment.order(60, "cat /dev/zero > fill");

      assertThat(
              deployment
                  .worker(small, CommandListener.NONE)
                  .run(WorkerStart.of(order), LONG, new CompletableFuture<>()))
          .contains(OrderStatus.FAILED);

      assertThat(reported(order).reason())
          .isEqualTo("command 1 of 1 exited with status 1; the worker's disk is full");
      assertThat(small).isEmptyDirectory();
    } finally {
      // Lazily, because an ending process may hold the file system for a moment.
      assertThat(succeeds("umount", "--lazy", small.toString())).isTrue();
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private Optional<OrderStatus> run(OrderKey order) throws InterruptedException {
    return deployment.worker().run(WorkerStart.of(order), LONG, new CompletableFuture<>());
  }

  private WorkerReport reported(OrderKey order) {
    return Objects.requireNonNull(deployment.find(order).progress().reported());
  }

  private void awaitRunning(OrderKey order) {
    while (deployment.find(order).status() != OrderStatus.RUNNING) {
      Thread.onSpinWait();
    }
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
