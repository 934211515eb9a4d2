package dev.exesys.deployment.permits;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may work at the moment. A stack's functions and workers share one machine with everything
 * else: a thousand of them at once would all be slow, each long enough to be taken for dead. So few
 * work at once, and what is furthest goes first: what is begun gets done before more is begun.
 */
public final class PriorityLimiter {
  /** How far the work of an order is; the earlier ones go first. */
  public enum Rank {
    WORKER,
    STEP,
    DISPATCH
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Rank, Deque<CountDownLatch>> waiting = new EnumMap<>(Rank.class);
  private int free;

  /**
   * PriorityLimiter of which none is taken.
   *
   * @param most how many may be taken at once
   */
  public PriorityLimiter(int most) {
    free = most;
    for (Rank rank : Rank.values()) {
      waiting.put(rank, new ArrayDeque<>());
    }
  }

  /** Takes a turn as soon as there is one, after those who came before with the same rank. */
  public void take(Rank rank) throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    lock.lock();
    try {
      if (free > 0) {
        free--;
        return;
      }
      line(rank).add(called);
    } finally {
      lock.unlock();
    }
    try {
      called.await();
    } catch (InterruptedException e) {
      leave(rank, called);
      throw e;
    }
  }

  /** Hands a turn that was taken to whoever is next. */
  public void giveBack() {
    lock.lock();
    try {
      for (Deque<CountDownLatch> line : waiting.values()) {
        CountDownLatch next = line.poll();
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

  private Deque<CountDownLatch> line(Rank rank) {
    return Objects.requireNonNull(waiting.get(rank));
  }

  /** Nobody waits there any more; if the turn has come in this moment, it goes to the next. */
  private void leave(Rank rank, CountDownLatch called) {
    boolean waited;
    lock.lock();
    try {
      waited = line(rank).remove(called);
    } finally {
      lock.unlock();
    }
    if (!waited) {
      giveBack();
    }
  }
}
