package dev.exesys.worker;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends heartbeats while an order runs. Requests that the commands stop when the state no longer
 * waits for the order, and when no heartbeat has been acknowledged for so long that Step Functions
 * is about to fail the task: the order's queue then starts its next order.
 */
final class Heartbeater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeater.class);

  /**
   * The interval after a heartbeat that was not acknowledged: an order that waited long for its
   * worker has little time left.
   */
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

  private final WorkerStores stores;
  private final Assignment assignment;
  private final OrderKey order;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final CompletableFuture<String> stop;
  private final HeartbeatDeadline deadline;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread sending;
  private final Thread watching;
  private final boolean hasWaited;
  private boolean acknowledged = true;
  private String token;

  /**
   * Creates a heartbeater that is not started.
   *
   * @param claimed the order, as returned by the claim
   * @param stop completed with a reason when the commands must stop
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
    this.deadline = HeartbeatDeadline.after(assignment.waited(claimed, clock.instant()), settings);
    this.hasWaited = deadline.remaining().compareTo(settings.heartbeatTimeout().dividedBy(3)) < 0;
    this.sending = Thread.ofVirtual().name("order-heartbeat").unstarted(this::sendHeartbeats);
    this.watching =
        Thread.ofVirtual().name("order-heartbeat-deadline").unstarted(this::watchDeadline);
  }

  /**
   * Starts sending; sends the first heartbeat at once if the order has waited long for its worker.
   */
  void start() {
    if (!hasWaited || sendHeartbeat()) {
      sending.start();
      watching.start();
    }
  }

  private void sendHeartbeats() {
    try {
      boolean waiting = true;
      while (waiting && !closing.await(pause().toNanos(), TimeUnit.NANOSECONDS)) {
        waiting = sendHeartbeat();
      }
    } catch (InterruptedException e) {
      LOG.warn("sending heartbeats of {} was interrupted", order.pk());
    }
  }

  private Duration pause() {
    Duration interval = settings.heartbeatInterval();
    return acknowledged || interval.compareTo(RETRY_INTERVAL) < 0 ? interval : RETRY_INTERVAL;
  }

  /** Runs on a separate thread because a heartbeat call may hang. */
  private void watchDeadline() {
    try {
      while (!closing.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        if (!deadline.remaining().isPositive()) {
          stop.complete(
              "no heartbeat was acknowledged in time: the order is about to be reported as lost");
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("watching the heartbeat deadline of {} was interrupted", order.pk());
    }
  }

  /** Sends one heartbeat; returns false, and requests a stop, if the order must not continue. */
  private boolean sendHeartbeat() {
    long sentAt = System.nanoTime();
    acknowledged = false;
    try {
      if (!assignment.heartbeat(clock.instant())) {
        stop.complete(
            "worker lost: this instance sent no heartbeat in time,"
                + " and its share was reported as failed");
        return false;
      }
      if (stores.tokens().heartbeat(token)) {
        deadline.acknowledged(sentAt);
        acknowledged = true;
        return true;
      }
      // The state may have been retried; the order then waits under a newer token.
      Optional<OrderItem> item = stores.orders().find(order).filter(i -> !i.status().settled());
      String newest = item.map(OrderItem::progress).map(p -> p.taskToken()).orElse(token);
      if (!newest.equals(token)) {
        token = newest;
        return true;
      }
      stop.complete("the state no longer waits for the order: the run was stopped or timed out");
      return false;
    } catch (RuntimeException e) {
      // Continue after any failure: without heartbeats, a running order would be reported as lost.
      LOG.warn("a heartbeat of {} failed and will be retried", order.pk(), e);
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      watching.join();
      sending.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
