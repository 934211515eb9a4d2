package dev.exesys.local.gateway;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests in flight so that shutdown can reject new requests and wait for running ones. */
final class InFlightRequests {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int count;
  private boolean closing;

  /**
   * The admission of one request, released by closing it.
   *
   * @param admitted false if the gateway is shutting down
   */
  record Admission(InFlightRequests owner, boolean admitted) implements AutoCloseable {
    @Override
    public void close() {
      if (admitted) {
        owner.leave();
      }
    }
  }

  Admission enter() {
    lock.lock();
    try {
      if (!closing) {
        count++;
      }
      return new Admission(this, !closing);
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

  /**
   * Rejects all further requests and waits until the last running one has finished.
   *
   * @param nanos the longest time to wait
   */
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
