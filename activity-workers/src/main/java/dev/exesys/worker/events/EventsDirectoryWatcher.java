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
 * Passes on events while commands run. It looks at the folder again and again: a notification would
 * still leave open whether the file is complete, and not every system has one.
 */
public final class EventsDirectoryWatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventsDirectoryWatcher.class);
  private static final int LAST_TRIES = 5;

  private final EventsDirectory folder;
  private final Consumer<CommandEvent> sink;
  private final Duration interval;
  private final ArrayDeque<CommandEvent> pending = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watching;

  /**
   * A watch that has not started yet.
   *
   * @param sink records an event; one it fails to record with a {@link StoreException} it gets
   *     again
   * @param interval between two looks
   */
  public EventsDirectoryWatcher(
      EventsDirectory folder, Consumer<CommandEvent> sink, Duration interval) {
    this.folder = folder;
    this.sink = sink;
    this.interval = interval;
    this.watching = Thread.ofVirtual().name("order-events").unstarted(this::watch);
  }

  /** Starts to watch; to be called once. */
  public void start() {
    watching.start();
  }

  private void watch() {
    try {
      while (!closing.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
        pending.addAll(folder.look());
        passOn();
      }
      pending.addAll(folder.lookForTheLastTime());
      for (int tries = 0; !passOn() && tries < LAST_TRIES; tries++) {
        TimeUnit.NANOSECONDS.sleep(interval.toNanos());
      }
    } catch (IOException e) {
      LOG.error("the events directory cannot be read; events of this order are lost", e);
    } catch (InterruptedException e) {
      LOG.warn("watching for events was interrupted");
    }
  }

  /** In order; true if none is left. */
  private boolean passOn() {
    try {
      for (CommandEvent event = pending.peek(); event != null; event = pending.peek()) {
        sink.accept(event);
        pending.remove();
      }
      return true;
    } catch (StoreException e) {
      LOG.warn("an event could not be recorded, and is tried again", e);
      return false;
    }
  }

  /** To be called when nothing writes any more: looks once more and waits for the last event. */
  @Override
  public void close() {
    closing.countDown();
    try {
      watching.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
