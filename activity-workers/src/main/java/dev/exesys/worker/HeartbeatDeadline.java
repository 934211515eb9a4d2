package dev.exesys.worker;

import java.time.Duration;

/**
 * For how long no heartbeat has been answered, against how long that may last.
 *
 * <p>The state gives the order up one heartbeat after the last that it got. Until then the commands
 * must have ended, so they get their grace before; with some time to spare, since what answers late
 * was received earlier. No less than half a heartbeat, however long the grace.
 */
final class HeartbeatDeadline {
  private final Duration bearable;
  private volatile long since;

  private HeartbeatDeadline(Duration bearable, long since) {
    this.bearable = bearable;
    this.since = since;
  }

  /**
   * A silence that has lasted since the order was dispatched. After two thirds of a heartbeat
   * somebody else has beaten for an order without a worker: see
   * docs/adr/0008-heartbeats-while-a-worker-is-pending.md.
   */
  static HeartbeatDeadline after(Duration waited, WorkerSettings settings) {
    Duration heartbeat = settings.heartbeat();
    Duration bearable =
        longer(
            heartbeat.dividedBy(2), heartbeat.multipliedBy(5).dividedBy(6).minus(settings.grace()));
    Duration most = heartbeat.multipliedBy(2).dividedBy(3);
    // Two machines' clocks differ.
    Duration lasted = waited.isNegative() ? Duration.ZERO : waited;
    lasted = lasted.compareTo(most) < 0 ? lasted : most;
    return new HeartbeatDeadline(bearable, System.nanoTime() - lasted.toNanos());
  }

  /** A heartbeat that was sent then has been answered; by {@link System#nanoTime}. */
  void brokenAt(long nanoTime) {
    since = nanoTime;
  }

  /** What is left; not positive when it has lasted too long. */
  Duration left() {
    return bearable.minusNanos(System.nanoTime() - since);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
