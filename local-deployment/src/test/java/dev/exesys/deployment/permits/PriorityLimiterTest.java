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
  void grantsByRankAndThenByArrival() throws Exception {
    PriorityLimiter limiter = new PriorityLimiter(1);
    limiter.acquire(DISPATCH);
    List<Thread> threads =
        List.of(
            waiting(limiter, DISPATCH, "dispatch 1"),
            waiting(limiter, DISPATCH, "dispatch 2"),
            waiting(limiter, STEP, "step"),
            waiting(limiter, WORKER, "worker"));

    limiter.release();

    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done).containsExactly("worker", "step", "dispatch 1", "dispatch 2");
  }

  @Test
  void passesThePermitOfAnInterruptedThreadToTheNext() throws Exception {
    PriorityLimiter limiter = new PriorityLimiter(1);
    limiter.acquire(STEP);
    Thread interrupted = waiting(limiter, WORKER, "interrupted");
    Thread next = waiting(limiter, WORKER, "next");

    interrupted.interrupt();
    interrupted.join();
    limiter.release();
    next.join();

    assertThat(done).containsExactly("next");
    limiter.acquire(STEP);
  }

  @Test
  void neverGrantsMorePermitsThanItHas() throws Exception {
    PriorityLimiter limiter = new PriorityLimiter(3);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger maximum = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(200);
    for (int i = 0; i < 200; i++) {
      Rank rank = List.of(WORKER, STEP, DISPATCH).get(i % 3);
      Thread.ofVirtual()
          .start(() -> {
            try {
              limiter.acquire(rank);
              maximum.accumulateAndGet(working.incrementAndGet(), Math::max);
              LockSupport.parkNanos(1);
              working.decrementAndGet();
              limiter.release();
              all.countDown();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }

    assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(maximum.get()).isBetween(1, 3);
  }

  /** Starts a thread and returns once it waits for a permit. */
  private Thread waiting(PriorityLimiter limiter, Rank rank, String name)
      throws InterruptedException {
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                limiter.acquire(rank);
                done.add(name);
                limiter.release();
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
