package dev.exesys.local.stepfunctions.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hands what arrives to one worker at a time, in order, as many at once as have gathered. A worker
 * is a virtual thread that exists only while there is mail.
 */
final class Mailbox<T> {
  private static final int MOST_AT_ONCE = 512;

  private final Consumer<List<T>> worker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<T> mail = new ArrayDeque<>();
  private boolean busy;

  private Mailbox(Consumer<List<T>> worker, boolean held) {
    this.worker = worker;
    this.busy = held;
  }

  static <T> Mailbox<T> open(Consumer<List<T>> worker) {
    return new Mailbox<>(worker, false);
  }

  /** One that only gathers until it is released. */
  static <T> Mailbox<T> held(Consumer<List<T>> worker) {
    return new Mailbox<>(worker, true);
  }

  /** Hands out what has gathered, after a first letter that comes before all others. */
  void release(T first) {
    lock.lock();
    try {
      mail.addFirst(first);
    } finally {
      lock.unlock();
    }
    startWork();
  }

  void post(T letter) {
    lock.lock();
    try {
      mail.add(letter);
      if (busy) {
        return;
      }
      busy = true;
    } finally {
      lock.unlock();
    }
    startWork();
  }

  private void startWork() {
    Thread.ofVirtual().name("states-execution").start(this::work);
  }

  private void work() {
    List<T> batch = next();
    while (!batch.isEmpty()) {
      worker.accept(batch);
      batch = next();
    }
  }

  private List<T> next() {
    lock.lock();
    try {
      List<T> batch = new ArrayList<>(Math.min(mail.size(), MOST_AT_ONCE));
      while (batch.size() < MOST_AT_ONCE && !mail.isEmpty()) {
        batch.add(mail.remove());
      }
      busy = !batch.isEmpty();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
