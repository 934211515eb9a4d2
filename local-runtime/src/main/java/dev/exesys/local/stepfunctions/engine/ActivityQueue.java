package dev.exesys.local.stepfunctions.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The waiting tasks of one activity, first in, first out. The journals of the executions make it
 * durable: a resumed execution offers its tasks again with their times.
 */
final class ActivityQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<TaskKey, ActivityTask> byKey = new HashMap<>();
  private final TreeSet<ActivityTask> waiting =
      new TreeSet<>(
          Comparator.comparing(ActivityTask::scheduledAt)
              .thenComparingLong(ActivityTask::execution)
              .thenComparingLong(ActivityTask::task));
  private boolean closed;

  private record TaskKey(long execution, long task) {}

  void offer(ActivityTask task) {
    lock.lock();
    try {
      if (byKey.putIfAbsent(new TaskKey(task.execution(), task.task()), task) == null) {
        waiting.add(task);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void withdraw(long execution, long task) {
    lock.lock();
    try {
      ActivityTask withdrawn = byKey.remove(new TaskKey(execution, task));
      if (withdrawn != null) {
        waiting.remove(withdrawn);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Removes and returns the first task, waiting for one; null if there was none in time. */
  @Nullable ActivityTask take(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (waiting.isEmpty() && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      ActivityTask first = closed ? null : waiting.pollFirst();
      if (first != null) {
        byKey.remove(new TaskKey(first.execution(), first.task()));
      }
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all polls, now and from now on, without a task. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
