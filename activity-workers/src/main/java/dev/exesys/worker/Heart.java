package dev.exesys.worker;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats while an order runs. When nobody waits for the order any more, it asks for its commands to
 * be stopped.
 */
final class Heart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

  private final WorkerBooks books;
  private final Assignment assignment;
  private final OrderKey order;
  private final Duration interval;
  private final InstantSource clock;
  private final CompletableFuture<String> stop;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread beating;
  private String token;

  /**
   * A heart that does not beat yet.
   *
   * @param token the newest that is known
   * @param stop completed with the reason when the order is over for everybody else
   */
  Heart(
      WorkerBooks books,
      Assignment assignment,
      String token,
      WorkerSettings settings,
      InstantSource clock,
      CompletableFuture<String> stop) {
    this.books = books;
    this.assignment = assignment;
    this.order = assignment.order();
    this.token = token;
    this.interval = settings.beat();
    this.clock = clock;
    this.stop = stop;
    this.beating = Thread.ofVirtual().name("order-heart").unstarted(this::beat);
  }

  void start() {
    beating.start();
  }

  private void beat() {
    try {
      boolean wanted = true;
      while (wanted && !closing.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
        wanted = isWanted();
      }
    } catch (InterruptedException e) {
      LOG.warn("the heart of {} was interrupted", order.pk());
    }
  }

  private boolean isWanted() {
    try {
      if (!assignment.beat(clock.instant())) {
        stop.complete("the worker was silent for too long, and its share was given up");
        return false;
      }
      if (books.tokens().heartbeat(token)) {
        return true;
      }
      // The state may have been retried: then the order has a newer token, and is wanted under it.
      Optional<OrderItem> item = books.orders().find(order).filter(i -> !i.status().settled());
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
      beating.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
