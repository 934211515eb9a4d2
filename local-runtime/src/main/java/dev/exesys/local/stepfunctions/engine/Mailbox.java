package dev.exesys.local.stepfunctions.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Passes messages in order to one handler, in batches of those that have arrived. A virtual thread
 * runs the handler while there are messages.
 */
final class Mailbox<T> {
  private static final int MAX_BATCH = 512;

  private final Consumer<List<T>> handler;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<T> messages = new ArrayDeque<>();
  private boolean busy;

  private Mailbox(Consumer<List<T>> handler, boolean held) {
    this.handler = handler;
    this.busy = held;
  }

  static <T> Mailbox<T> open(Consumer<List<T>> handler) {
    return new Mailbox<>(handler, false);
  }

  /** Creates a mailbox that only collects messages until {@link #release}. */
  static <T> Mailbox<T> held(Consumer<List<T>> handler) {
    return new Mailbox<>(handler, true);
  }

  /** Passes the collected messages to the handler, after a given first message. */
  void release(T first) {
    lock.lock();
    try {
      messages.addFirst(first);
    } finally {
      lock.unlock();
    }
    startHandler();
  }

  void post(T message) {
    lock.lock();
    try {
      messages.add(message);
      if (busy) {
        return;
      }
      busy = true;
    } finally {
      lock.unlock();
    }
    startHandler();
  }

  private void startHandler() {
    Thread.ofVirtual().name("states-execution").start(this::handleAll);
  }

  private void handleAll() {
    List<T> batch = nextBatch();
    while (!batch.isEmpty()) {
      handler.accept(batch);
      batch = nextBatch();
    }
  }

  private List<T> nextBatch() {
    lock.lock();
    try {
      List<T> batch = new ArrayList<>(Math.min(messages.size(), MAX_BATCH));
      while (batch.size() < MAX_BATCH && !messages.isEmpty()) {
        batch.add(messages.remove());
      }
      busy = !batch.isEmpty();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
