package dev.exesys.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.WorkerReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers whose heartbeats are not acknowledged, or whose state no longer waits. */
class HeartbeaterTest {
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
  void stopsCommandsBeforeTheHeartbeatTimeout() throws Exception {
    Path interrupted = folder.resolve("interrupted");
    deployment.heartbeatTimeout = Duration.ofSeconds(8);
    deployment.tokens.unavailable = true;
    OrderKey order =
        deployment.order(
            60, "trap 'touch " + interrupted + "; exit 1' INT; while :; do sleep 0.1; done");
    Instant timedOut = Instant.now().plus(deployment.heartbeatTimeout);

    assertThat(run(order)).contains(OrderStatus.FAILED);

    assertThat(reported(order).reason()).contains("no heartbeat was acknowledged");
    assertThat(reported(order).endedAt()).isBefore(timedOut);
    assertThat(interrupted).exists();
  }

  @Test
  void toleratesAShortOutage() throws Exception {
    Path proceed = folder.resolve("proceed");
    deployment.tokens.unavailable = true;
    OrderKey order = deployment.order(60, "until [ -e " + proceed + " ]; do sleep 0.05; done");
    CompletableFuture<Void> recovery =
        CompletableFuture.runAsync(() -> {
          deployment.tokens.awaitHeartbeats();
          deployment.tokens.unavailable = false;
          boolean unused = proceed.toFile().mkdir();
        });

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);
    recovery.join();
  }

  /**
   * An order that waited long has the least time left, so the usual heartbeat interval would be too
   * long.
   */
  @Test
  void retriesAFailedFirstHeartbeatSoon() throws Exception {
    deployment.heartbeatInterval = LONG;
    deployment.waited = LONG;
    deployment.tokens.unavailable = true;
    OrderKey order = deployment.order(60, "sleep 5");
    CompletableFuture<Void> recovery =
        CompletableFuture.runAsync(() -> {
          while (deployment.tokens.failed.get() == 0) {
            Thread.onSpinWait();
          }
          deployment.tokens.unavailable = false;
        });

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);
    recovery.join();
  }

  @Test
  void doesNotStartCommandsIfTheStateNoLongerWaits() throws Exception {
    Path started = folder.resolve("started");
    deployment.waited = LONG;
    OrderKey order = deployment.order(60, "touch " + started);
    deployment.tokens.known.clear();

    assertThat(run(order)).contains(OrderStatus.FAILED);

    assertThat(reported(order).reason()).contains("no longer waits");
    assertThat(started).doesNotExist();
  }

  private Optional<OrderStatus> run(OrderKey order) throws InterruptedException {
    return deployment.worker().run(WorkerStart.of(order), LONG, new CompletableFuture<>());
  }

  private WorkerReport reported(OrderKey order) {
    return Objects.requireNonNull(deployment.find(order).progress().reported());
  }
}
