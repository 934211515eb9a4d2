package dev.exesys.worker.events;

import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls an events directory while commands run and passes its events to a sink. It polls because a
 * file system notification does not show whether a file is complete, and because not every system
 * has notifications.
 *
 * <p>No failure ends the watch, and an event that cannot be recorded does not delay the others.
 */
public final class EventsDirectoryWatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventsDirectoryWatcher.class);
  private static final int FINAL_ATTEMPTS = 5;

  /** A pass stops after so many failures: the store is then not reachable. */
  private static final int MAX_FAILURES = 3;

  private final EventsDirectory directory;
  private final Consumer<CommandEvent> sink;
  private final Duration interval;
  private final ArrayDeque<CommandEvent> pending = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean unread;

  /**
   * Creates a watcher that is not started.
   *
   * @param sink records an event; an event that fails with a {@link StoreException} is passed again
   * @param interval between two polls
   */
  public EventsDirectoryWatcher(
      EventsDirectory directory, Consumer<CommandEvent> sink, Duration interval) {
    this.directory = directory;
    this.sink = sink;
    this.interval = interval;
    this.watcher = Thread.ofVirtual().name("order-events").unstarted(this::watch);
  }

  /** Starts watching. Must be called once. */
  public void start() {
    watcher.start();
  }

  private void watch() {
    try {
      while (!closing.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
        read(false);
        drainPending();
      }
      read(true);
      for (int attempt = 0; !drainPending() && attempt < FINAL_ATTEMPTS; attempt++) {
        TimeUnit.NANOSECONDS.sleep(interval.toNanos());
      }
    } catch (InterruptedException e) {
      unread = true;
      LOG.warn("watching the events directory was interrupted");
    } finally {
      lost.addAndGet(pending.size());
    }
  }

  private void read(boolean isFinal) {
    try {
      pending.addAll(isFinal ? directory.pollFinal() : directory.poll());
    } catch (IOException | RuntimeException e) {
      unread = isFinal;
      LOG.warn("reading the events directory failed", e);
    }
  }

  /**
   * Passes the pending events to the sink, in order; those that fail are passed again by the next
   * call. Returns true if none is left.
   */
  private boolean drainPending() {
    int failures = 0;
    for (int left = pending.size(); left > 0 && failures < MAX_FAILURES; left--) {
      CommandEvent event = pending.remove();
      try {
        sink.accept(event);
      } catch (StoreException e) {
        LOG.warn("an event of type {} could not be recorded; it will be retried", event.type(), e);
        pending.add(event);
        failures++;
      } catch (RuntimeException e) {
        LOG.error("an event of type {} could not be recorded", event.type(), e);
        lost.incrementAndGet();
      }
    }
    return pending.isEmpty();
  }

  /**
   * Returns one line about the events that could not be recorded; empty if all were recorded. Valid
   * after {@link #close}.
   */
  public String losses() {
    if (unread) {
      return "the events directory could not be read to its end: events of this order are missing";
    }
    return lost.get() == 0 ? "" : lost + " events of this order could not be recorded";
  }

  /**
   * Reads the directory a last time and waits until all events are recorded. Call it after all
   * writers have ended.
   */
  @Override
  public void close() {
    closing.countDown();
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
