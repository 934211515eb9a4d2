package dev.exesys.cli;

import dev.exesys.cli.console.CommandFailed;
import java.time.Duration;

/** Waiting between two questions to the engine. */
final class PollInterval {
  private static final Duration USUAL = Duration.ofMillis(500);

  private PollInterval() {}

  /** Waits as long as a person who looks on does not mind. */
  static void pause() {
    pause(USUAL);
  }

  /** Waits for a time. */
  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailed.broken("interrupted; the run goes on", e);
    }
  }
}
