package dev.exesys.worker;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats while an order runs. When nobody waits for the order any more, it asks for its commands to
 * be stopped; when nobody answers for so long that the order is about to be given up, too: its
 * queue goes on to the next order then.
 */
final class Heartbeater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeater.class);

  /** After a beat without an answer: a late order has no time for a usual pause. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final WorkerStores stores;
  private final Assignment assignment;
  private final OrderKey order;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final CompletableFuture<String> stop;
  private final HeartbeatDeadline silence;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread beating;
  private final Thread watching;
  private final boolean late;
  private boolean answered = true;
  private String token;

  /**
   * A heart that does not beat yet.
   *
   * @param claimed the order
   * @param stop completed with the reason when the order is over for everybody else
   */
  Heartbeater(
      WorkerStores stores,
      Assignment assignment,
      OrderItem claimed,
      WorkerSettings settings,
      InstantSource clock,
      CompletableFuture<String> stop) {
    this.stores = stores;
    this.assignment = assignment;
    this.order = assignment.order();
    this.token = Optional.ofNullable(claimed.progress().taskToken()).orElse("");
    this.settings = settings;
    this.clock = clock;
    this.stop = stop;
    Instant now = clock.instant();
    Instant dispatched = Optional.ofNullable(claimed.progress().dispatchedAt()).orElse(now);
    Duration waited = Duration.between(dispatched, now);
    this.silence = HeartbeatDeadline.after(waited, settings);
    this.late = silence.left().compareTo(settings.heartbeat().dividedBy(3)) < 0;
    this.beating = Thread.ofVirtual().name("order-heart").unstarted(this::beat);
    this.watching = Thread.ofVirtual().name("order-silence").unstarted(this::watch);
  }

  /** Starts to beat; at once if the order has waited for its worker. */
  void start() {
    if (!late || isWanted()) {
      beating.start();
      watching.start();
    }
  }

  private void beat() {
    try {
      boolean wanted = true;
      while (wanted && !closing.await(pause().toNanos(), TimeUnit.NANOSECONDS)) {
        wanted = isWanted();
      }
    } catch (InterruptedException e) {
      LOG.warn("the heart of {} was interrupted", order.pk());
    }
  }

  private Duration pause() {
    Duration usual = settings.beat();
    return answered || usual.compareTo(AGAIN) < 0 ? usual : AGAIN;
  }

  /** Beside the beats, any of which may hang. */
  private void watch() {
    try {
      while (!closing.await(silence.left().toNanos(), TimeUnit.NANOSECONDS)) {
        if (!silence.left().isPositive()) {
          stop.complete(
              "no heartbeat was answered for too long, and the order is about to be given up");
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("the watch over the heart of {} was interrupted", order.pk());
    }
  }

  private boolean isWanted() {
    long asked = System.nanoTime();
    answered = false;
    try {
      if (!assignment.beat(clock.instant())) {
        stop.complete("the worker was silent for too long, and its share was given up");
        return false;
      }
      if (stores.tokens().heartbeat(token)) {
        silence.brokenAt(asked);
        answered = true;
        return true;
      }
      // The state may have been retried: then the order has a newer token, and is wanted under it.
      Optional<OrderItem> item = stores.orders().find(order).filter(i -> !i.status().settled());
      String newest = item.map(OrderItem::progress).map(p -> p.taskToken()).orElse(token);
      if (!newest.equals(token)) {
        token = newest;
        return true;
      }
      stop.complete("nobody waits for the order any more: the run was stopped or its time ran out");
      return false;
    } catch (RuntimeException e) {
      // Whatever it was: without its heart, an order that goes well would be given up.
      LOG.warn("a heartbeat of {} failed, and is tried again", order.pk(), e);
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      watching.join();
      beating.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
