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

/** Workers that Step Functions does not hear, or does not want to. */
class HeartbeaterTest {
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir Path folder;
  private Deployment deployment;

  @BeforeEach
  void start() throws IOException {
    deployment = new Deployment(folder);
    deployment.run();
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void commandsHaveEndedBeforeTheirOrderIsGivenUp() throws Exception {
    Path interrupted = folder.resolve("interrupted");
    deployment.heartbeat = Duration.ofSeconds(8);
    deployment.tokens.away = true;
    OrderKey order =
        deployment.order(
            60, "trap 'touch " + interrupted + "; exit 1' INT; while :; do sleep 0.1; done");
    Instant givenUp = Instant.now().plus(deployment.heartbeat);

    assertThat(run(order)).contains(OrderStatus.FAILED);

    assertThat(reported(order).reason()).contains("no heartbeat was answered");
    assertThat(reported(order).endedAt()).isBefore(givenUp);
    assertThat(interrupted).exists();
  }

  @Test
  void aShortSilenceIsBorne() throws Exception {
    Path going = folder.resolve("going");
    deployment.tokens.away = true;
    OrderKey order = deployment.order(60, "until [ -e " + going + " ]; do sleep 0.05; done");
    CompletableFuture<Void> back =
        CompletableFuture.runAsync(() -> {
          deployment.tokens.awaitBeats();
          deployment.tokens.away = false;
          boolean unused = going.toFile().mkdir();
        });

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);
    back.join();
  }

  /** The state that waited has the least time left, and a usual pause would be too long. */
  @Test
  void aLostBeatAtALateStartIsMadeGoodSoon() throws Exception {
    deployment.beat = LONG;
    deployment.waited = LONG;
    deployment.tokens.away = true;
    OrderKey order = deployment.order(60, "sleep 5");
    CompletableFuture<Void> back =
        CompletableFuture.runAsync(() -> {
          while (deployment.tokens.lost.get() == 0) {
            Thread.onSpinWait();
          }
          deployment.tokens.away = false;
        });

    assertThat(run(order)).contains(OrderStatus.SUCCEEDED);
    back.join();
  }

  @Test
  void anOrderThatWasGivenUpWhileItWaitedIsNotStarted() throws Exception {
    Path started = folder.resolve("started");
    deployment.waited = LONG;
    OrderKey order = deployment.order(60, "touch " + started);
    deployment.tokens.known.clear();

    assertThat(run(order)).contains(OrderStatus.FAILED);

    assertThat(reported(order).reason()).contains("nobody waits");
    assertThat(started).doesNotExist();
  }

  private Optional<OrderStatus> run(OrderKey order) throws InterruptedException {
    return deployment.worker().run(order, Optional.empty(), LONG, new CompletableFuture<>());
  }

  private WorkerReport reported(OrderKey order) {
    return Objects.requireNonNull(deployment.find(order).progress().reported());
  }
}
