package dev.exesys.deployment.permits;

import dev.exesys.deployment.permits.PriorityLimiter.Rank;
import dev.exesys.worker.process.CommandListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits how many orders a worker in this process handles at the same time. An order holds a permit
 * while the worker prepares, reports and cleans up, and releases it while its commands run, which
 * may take hours.
 */
public final class OrderPermits implements CommandListener {
  private final PriorityLimiter limiter;

  /** The threads that hold a permit; each runs one order. */
  private final Set<Thread> holders = ConcurrentHashMap.newKeySet();

  /** Creates permits that count against {@code limiter}. */
  public OrderPermits(PriorityLimiter limiter) {
    this.limiter = limiter;
  }

  /** The handling of one order. */
  @FunctionalInterface
  public interface OrderCall<T> {
    /** Handles the order on the calling thread. */
    T run() throws InterruptedException;
  }

  /** Waits for a permit, makes the call, and releases the permit if the call still holds it. */
  public <T> T call(OrderCall<T> call) throws InterruptedException {
    acquire();
    try {
      return call.run();
    } finally {
      release();
    }
  }

  @Override
  public void commandStarted() {
    release();
  }

  @Override
  public void commandEnded() throws InterruptedException {
    acquire();
  }

  private void acquire() throws InterruptedException {
    limiter.acquire(Rank.WORKER);
    holders.add(Thread.currentThread());
  }

  /** Does nothing if the thread was interrupted while it waited, and so holds no permit. */
  private void release() {
    if (holders.remove(Thread.currentThread())) {
      limiter.release();
    }
  }
}
