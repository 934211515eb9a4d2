package dev.exesys.worker.events;

import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls an events directory while commands run and passes its events to a sink. It polls because a
 * file system notification does not show whether a file is complete, and because not every system
 * has notifications.
 */
public final class EventsDirectoryWatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventsDirectoryWatcher.class);
  private static final int FINAL_ATTEMPTS = 5;

  private final EventsDirectory directory;
  private final Consumer<CommandEvent> sink;
  private final Duration interval;
  private final ArrayDeque<CommandEvent> pending = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;

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
        pending.addAll(directory.poll());
        drainPending();
      }
      pending.addAll(directory.pollFinal());
      for (int attempt = 0; !drainPending() && attempt < FINAL_ATTEMPTS; attempt++) {
        TimeUnit.NANOSECONDS.sleep(interval.toNanos());
      }
    } catch (IOException e) {
      LOG.error("reading the events directory failed: later events of this order are lost", e);
    } catch (InterruptedException e) {
      LOG.warn(
          "watching the events directory was interrupted: later events of this order are lost");
    }
  }

  /** Passes the pending events to the sink, in order. Returns true if none is left. */
  private boolean drainPending() {
    try {
      for (CommandEvent event = pending.peek(); event != null; event = pending.peek()) {
        sink.accept(event);
        pending.remove();
      }
      return true;
    } catch (StoreException e) {
      LOG.warn("an event could not be recorded; it will be retried", e);
      return false;
    }
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
