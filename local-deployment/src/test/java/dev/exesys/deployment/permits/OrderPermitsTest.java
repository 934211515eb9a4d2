package dev.exesys.deployment.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.deployment.permits.PriorityLimiter.Rank;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OrderPermitsTest {
  private final PriorityLimiter limiter = new PriorityLimiter(1);
  private final OrderPermits permits = new OrderPermits(limiter);

  @Test
  void releasesThePermitWhileACommandRuns() throws Exception {
    String result =
        permits.call(() -> {
          permits.commandStarted();
          // The only permit is free.
          limiter.acquire(Rank.WORKER);
          limiter.release();
          permits.commandEnded();
          return "done";
        });

    assertThat(result).isEqualTo("done");
    limiter.acquire(Rank.WORKER);
  }

  @Test
  void releasesThePermitAfterAFailure() throws Exception {
    assertThatThrownBy(() ->
            permits.call(() -> {
              throw new IllegalStateException("failed");
            }))
        .hasMessage("failed");

    limiter.acquire(Rank.WORKER);
  }

  /** The limiter must not get back a permit that the interrupted order does not hold. */
  @Test
  void releasesNothingIfTheOrderIsInterruptedWhileItWaits() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    assertThatThrownBy(() ->
            permits.call(() -> {
              permits.commandStarted();
              limiter.acquire(Rank.STEP);
              Thread.currentThread().interrupt();
              permits.commandEnded();
              return "not reached";
            }))
        .isInstanceOf(InterruptedException.class);

    Thread second =
        Thread.ofPlatform()
            .start(() -> {
              try {
                limiter.acquire(Rank.STEP);
              } catch (InterruptedException e) {
                interrupted.set(true);
              }
            });
    while (second.getState() != Thread.State.WAITING) {
      assertThat(second.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    second.interrupt();
    second.join();
    assertThat(interrupted).isTrue();
  }
}
