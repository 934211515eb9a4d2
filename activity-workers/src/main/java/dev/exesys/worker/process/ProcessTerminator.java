package dev.exesys.worker.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends all processes of an order: asks first, then kills. */
final class ProcessTerminator {
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  private final ProcessScope enclosure;

  ProcessTerminator(ProcessScope enclosure) {
    this.enclosure = enclosure;
  }

  /**
   * Sends SIGINT to every process there is, waits, and kills what is left after the grace period.
   * Processes that start within it, to tidy up, are left alone until its end.
   *
   * @return the processes that even SIGKILL did not end; empty almost always
   */
  Set<Long> interrupt(Duration grace) {
    return end("INT", grace);
  }

  /**
   * The same with SIGTERM, for what a shell left running in the background: shells start that with
   * SIGINT ignored.
   */
  Set<Long> terminate(Duration grace) {
    return end("TERM", grace);
  }

  private Set<Long> end(String signal, Duration grace) {
    Set<Long> members = enclosure.members();
    if (members.isEmpty()) {
      return members;
    }
    Signals.send(signal, members);
    // A stopped process acts on no signal but SIGKILL until it is continued.
    Signals.send("CONT", members);
    if (awaitEmpty(grace, false)) {
      return Set.of();
    }
    return awaitEmpty(LAST_WAIT, true) ? Set.of() : enclosure.members();
  }

  /** True once there is no member left; kills before each look, if told to. */
  private boolean awaitEmpty(Duration limit, boolean killing) {
    Deadline deadline = Deadline.in(limit);
    long pause = SHORTEST_PAUSE.toNanos();
    while (true) {
      if (killing) {
        enclosure.kill();
      }
      if (enclosure.members().isEmpty()) {
        return true;
      }
      if (deadline.isOver()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(pause, deadline.left(TimeUnit.NANOSECONDS)));
      pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
    }
  }
}
