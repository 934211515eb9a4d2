package dev.exesys.cli;

import dev.exesys.cli.aws.Engine;
import dev.exesys.cli.console.RunProgress;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Asks for a run until it is over and shows what changes. */
record RunFollower(Engine engine, RunProgress progress) {
  private static final Set<String> OVER = Set.of("succeeded", "failed", "timed_out");
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  // A view of a thousand orders costs the engine something: it is asked for a fifth of the time at
  // most.
  private static final int PAUSE_PER_ANSWER = 4;

  /** Returns the run's last view. */
  JsonNode follow(String runId) {
    while (true) {
      long asked = System.nanoTime();
      JsonNode run = engine.run(runId);
      progress.seen(run);
      if (OVER.contains(run.path("status").asString())) {
        return run;
      }
      Duration pause = Duration.ofNanos(System.nanoTime() - asked).multipliedBy(PAUSE_PER_ANSWER);
      Pauses.pause(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
    }
  }
}
