package dev.exesys.deployment.permits;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Issues a limited number of permits, in order of priority. The functions and workers of a local
 * stack share one machine: if a thousand of them ran at once, all would be slow, and their
 * heartbeats would time out. The furthest work gets a permit first, so that started orders finish
 * before others start.
 */
public final class PriorityLimiter {
  /** The progress of the order that the work is for, highest priority first. */
  public enum Rank {
    WORKER,
    STEP,
    DISPATCH
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Rank, Deque<CountDownLatch>> waiting = new EnumMap<>(Rank.class);
  private int free;

  /**
   * Creates a limiter whose permits are all free.
   *
   * @param permits how many may be held at the same time
   */
  public PriorityLimiter(int permits) {
    free = permits;
    for (Rank rank : Rank.values()) {
      waiting.put(rank, new ArrayDeque<>());
    }
  }

  /** Waits for a permit. Among waiting threads of one rank, the first one gets it first. */
  public void acquire(Rank rank) throws InterruptedException {
    CountDownLatch granted = new CountDownLatch(1);
    lock.lock();
    try {
      if (free > 0) {
        free--;
        return;
      }
      queue(rank).add(granted);
    } finally {
      lock.unlock();
    }
    try {
      granted.await();
    } catch (InterruptedException e) {
      cancel(rank, granted);
      throw e;
    }
  }

  /** Returns a permit, which goes to the next waiting thread. */
  public void release() {
    lock.lock();
    try {
      for (Deque<CountDownLatch> queue : waiting.values()) {
        CountDownLatch next = queue.poll();
        if (next != null) {
          next.countDown();
          return;
        }
      }
      free++;
    } finally {
      lock.unlock();
    }
  }

  private Deque<CountDownLatch> queue(Rank rank) {
    return Objects.requireNonNull(waiting.get(rank));
  }

  /**
   * Removes an interrupted thread from its queue. If it was granted a permit already, the permit
   * goes to the next one.
   */
  private void cancel(Rank rank, CountDownLatch granted) {
    boolean waited;
    lock.lock();
    try {
      waited = queue(rank).remove(granted);
    } finally {
      lock.unlock();
    }
    if (!waited) {
      release();
    }
  }
}
