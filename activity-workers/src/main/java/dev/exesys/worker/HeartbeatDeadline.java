package dev.exesys.worker;

import dev.exesys.core.settings.WorkerTimes;
import java.time.Duration;

/**
 * Measures how long no heartbeat has been acknowledged, against the longest time that is allowed.
 *
 * <p>{@link WorkerTimes#unacknowledged} defines that time.
 */
final class HeartbeatDeadline {
  private final Duration limit;
  private volatile long lastAcknowledged;

  private HeartbeatDeadline(Duration limit, long lastAcknowledged) {
    this.limit = limit;
    this.lastAcknowledged = lastAcknowledged;
  }

  /**
   * Creates the deadline of an order that was dispatched {@code waited} ago. At most two thirds of
   * the heartbeat timeout are counted: the reconciler sends heartbeats for orders whose worker has
   * not started, see docs/adr/0008-pending-worker-heartbeats.md.
   */
  static HeartbeatDeadline after(Duration waited, WorkerSettings settings) {
    Duration timeout = settings.heartbeatTimeout();
    Duration limit = settings.times().unacknowledged();
    Duration longest = timeout.multipliedBy(2).dividedBy(3);
    // The clocks of two machines differ, so the difference may be negative.
    Duration elapsed = waited.isNegative() ? Duration.ZERO : waited;
    elapsed = elapsed.compareTo(longest) < 0 ? elapsed : longest;
    return new HeartbeatDeadline(limit, System.nanoTime() - elapsed.toNanos());
  }

  /**
   * Records that the heartbeat sent at {@code nanoTime}, of {@link System#nanoTime}, was
   * acknowledged.
   */
  void acknowledged(long nanoTime) {
    lastAcknowledged = nanoTime;
  }

  /** Returns the remaining time; zero or negative once the deadline has passed. */
  Duration remaining() {
    return limit.minusNanos(System.nanoTime() - lastAcknowledged);
  }
}
