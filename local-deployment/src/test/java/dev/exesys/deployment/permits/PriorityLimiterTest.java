package dev.exesys.deployment.permits;

import static dev.exesys.deployment.permits.PriorityLimiter.Rank.DISPATCH;
import static dev.exesys.deployment.permits.PriorityLimiter.Rank.STEP;
import static dev.exesys.deployment.permits.PriorityLimiter.Rank.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.deployment.permits.PriorityLimiter.Rank;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PriorityLimiterTest {
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void whatIsFurthestGoesFirstAndAmongEqualsWhoCameFirst() throws Exception {
    PriorityLimiter turns = new PriorityLimiter(1);
    turns.take(DISPATCH);
    List<Thread> threads =
        List.of(
            waiting(turns, DISPATCH, "dispatch 1"),
            waiting(turns, DISPATCH, "dispatch 2"),
            waiting(turns, STEP, "step"),
            waiting(turns, WORKER, "worker"));

    turns.giveBack();

    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done).containsExactly("worker", "step", "dispatch 1", "dispatch 2");
  }

  @Test
  void whoeverIsInterruptedLeavesTheTurnToTheNext() throws Exception {
    PriorityLimiter turns = new PriorityLimiter(1);
    turns.take(STEP);
    Thread impatient = waiting(turns, WORKER, "impatient");
    Thread patient = waiting(turns, WORKER, "patient");

    impatient.interrupt();
    impatient.join();
    turns.giveBack();
    patient.join();

    assertThat(done).containsExactly("patient");
    turns.take(STEP);
  }

  @Test
  void noMoreWorkThanThereAreTurns() throws Exception {
    PriorityLimiter turns = new PriorityLimiter(3);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(200);
    for (int i = 0; i < 200; i++) {
      Rank rank = List.of(WORKER, STEP, DISPATCH).get(i % 3);
      Thread.ofVirtual()
          .start(() -> {
            try {
              turns.take(rank);
              most.accumulateAndGet(working.incrementAndGet(), Math::max);
              LockSupport.parkNanos(1);
              working.decrementAndGet();
              turns.giveBack();
              all.countDown();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }

    assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(most.get()).isBetween(1, 3);
  }

  /** A thread that is in line when this returns. */
  private Thread waiting(PriorityLimiter turns, Rank rank, String name)
      throws InterruptedException {
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                turns.take(rank);
                done.add(name);
                turns.giveBack();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
