package dev.exesys.worker.pool;

import dev.exesys.core.store.PoolStore;
import dev.exesys.core.store.SeenWorker;
import dev.exesys.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records a worker process in the store of pools while it runs. */
final class PresenceReporter {
  private static final Logger LOG = LoggerFactory.getLogger(PresenceReporter.class);
  private static final Duration INTERVAL = Duration.ofSeconds(20);

  private final String process;
  private final PoolStore store;
  private final WorkerActivity activity;
  private final InstantSource clock;
  private final Instant startedAt;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread reporter;

  PresenceReporter(String process, PoolStore store, WorkerActivity activity, InstantSource clock) {
    this.process = process;
    this.store = store;
    this.activity = activity;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.reporter = Thread.ofVirtual().name("worker-presence").unstarted(this::report);
  }

  void start() {
    reporter.start();
  }

  private void report() {
    try {
      do {
        forEach(store::seen);
      } while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
      forEach(store::left);
    } catch (InterruptedException e) {
      LOG.warn("recording this worker was interrupted");
    }
  }

  private void forEach(Consumer<SeenWorker> action) {
    try {
      records().forEach(action);
    } catch (StoreException e) {
      // The record is for information only.
      LOG.warn("this worker could not be recorded: {}", e.getMessage());
    }
  }

  private List<SeenWorker> records() {
    Instant now = clock.instant();
    return activity.byPool().entrySet().stream()
        .map(pool ->
            new SeenWorker(
                pool.getKey(),
                process,
                pool.getValue().slots(),
                pool.getValue().running(),
                startedAt,
                now))
        .toList();
  }

  /** Records that the worker has left. */
  void stop() throws InterruptedException {
    closing.countDown();
    reporter.join();
  }
}
