package dev.exesys.core.settings;

import java.time.Duration;

/**
 * Derives the bounds within which the commands of an order end, from the settings of a deployment.
 * The worker keeps them and the engine relies on them when it passes on a queue.
 *
 * @param heartbeatTimeout time without a heartbeat after which a run state fails
 * @param grace time between SIGINT and SIGKILL
 */
public record WorkerTimes(Duration heartbeatTimeout, Duration grace) {
  /** A worker process that does nothing for a shorter time is not taken for paused. */
  private static final Duration MIN_SILENCE = Duration.ofSeconds(5);

  /**
   * What ending all processes can take besides the grace period: detection, SIGKILL and the
   * processes that were left in the background, see ProcessTerminator and OrphanReaper.
   */
  private static final Duration TERMINATION = Duration.ofSeconds(15);

  /**
   * Returns how long a worker may go without an acknowledged heartbeat before it stops its
   * commands. Step Functions fails the task one heartbeat timeout after the last heartbeat that it
   * received. The commands should have ended by then, so their grace period fits before it, with a
   * margin because the acknowledgement arrives later than the heartbeat. It is at least half the
   * heartbeat timeout, however long the grace period is.
   */
  public Duration unacknowledged() {
    return longer(
        heartbeatTimeout.dividedBy(2), heartbeatTimeout.multipliedBy(5).dividedBy(6).minus(grace));
  }

  /**
   * Returns how long a worker process may be paused, as by SIGSTOP, before another process stops
   * its commands.
   */
  public Duration silence() {
    return longer(unacknowledged(), MIN_SILENCE);
  }

  /**
   * Returns how long commands can run after their order was settled, whatever happens to their
   * worker: it may be paused at that moment, and its commands then have their grace period.
   */
  public Duration lingering() {
    return silence().plus(grace).plus(TERMINATION);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
