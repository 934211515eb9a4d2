package dev.exesys.cli;

import dev.exesys.cli.console.CommandException;
import java.time.Duration;

/** Waits between two requests to the engine. */
final class PollInterval {
  private static final Duration DEFAULT = Duration.ofMillis(500);

  private PollInterval() {}

  /** Waits for the default interval. */
  static void pause() {
    pause(DEFAULT);
  }

  /**
   * Waits for {@code time}.
   *
   * @throws CommandException if the thread is interrupted
   */
  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted while following the run, which continues", e);
    }
  }
}
