package dev.exesys.local.gateway;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests under way, so that closing can wait for them and turn new ones away. */
final class InFlightRequests {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int count;
  private boolean closing;

  /** One request's stay; closing it ends the stay. */
  record Ticket(InFlightRequests owner, boolean admitted) implements AutoCloseable {
    @Override
    public void close() {
      if (admitted) {
        owner.leave();
      }
    }
  }

  Ticket enter() {
    lock.lock();
    try {
      if (!closing) {
        count++;
      }
      return new Ticket(this, !closing);
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      count--;
      if (count == 0) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Admits nobody any more and waits, at most so long, until the last has left. */
  void drain(long nanos) {
    lock.lock();
    try {
      closing = true;
      long left = nanos;
      while (count > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
