package dev.exesys.worker.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends all processes of an order: sends SIGINT or SIGTERM, waits for a grace period, and sends
 * SIGKILL to those that remain.
 */
final class ProcessTerminator {
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MIN_POLL_INTERVAL = Duration.ofMillis(5);
  private static final Duration MAX_POLL_INTERVAL = Duration.ofMillis(100);

  private final ProcessScope scope;

  ProcessTerminator(ProcessScope scope) {
    this.scope = scope;
  }

  /**
   * Sends SIGINT to all members, waits for the grace period, and kills the remaining ones.
   * Processes that start within the grace period, to clean up, are not signalled before its end.
   *
   * @return the processes that did not end after SIGKILL; usually empty
   */
  Set<Long> interrupt(Duration grace) {
    return end("INT", grace);
  }

  /**
   * Does the same with SIGTERM, for processes that a shell left in the background: shells start
   * those with SIGINT ignored.
   */
  Set<Long> terminate(Duration grace) {
    return end("TERM", grace);
  }

  private Set<Long> end(String signal, Duration grace) {
    Set<Long> members = scope.members();
    if (members.isEmpty()) {
      return members;
    }
    Signals.send(signal, members);
    // A stopped process handles no signal except SIGKILL until it is continued.
    Signals.send("CONT", members);
    if (awaitEmpty(grace, false)) {
      return Set.of();
    }
    return awaitEmpty(KILL_TIMEOUT, true) ? Set.of() : scope.members();
  }

  /** Waits until no member is left; with {@code killing}, sends SIGKILL before each check. */
  private boolean awaitEmpty(Duration limit, boolean killing) {
    Deadline deadline = Deadline.in(limit);
    long pause = MIN_POLL_INTERVAL.toNanos();
    while (true) {
      if (killing) {
        scope.kill();
      }
      if (scope.members().isEmpty()) {
        return true;
      }
      if (deadline.hasPassed()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(pause, deadline.remaining(TimeUnit.NANOSECONDS)));
      pause = Math.min(pause * 2, MAX_POLL_INTERVAL.toNanos());
    }
  }
}
