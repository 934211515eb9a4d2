package dev.exesys.engine.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Counts the retries of one visit of a state, for each of its retriers. */
final class SimRetries {
  private final JsonNode state;
  private final Map<JsonNode, Integer> counts = new HashMap<>();

  SimRetries(JsonNode state) {
    this.state = state;
  }

  /** Returns the delay before the next attempt after an error; empty if there is none. */
  Optional<Duration> delay(String error) {
    for (JsonNode retrier : state.path("Retry")) {
      if (matches(retrier.path("ErrorEquals"), error)) {
        int count = counts.merge(retrier, 1, Integer::sum);
        if (count > retrier.path("MaxAttempts").asInt(3)) {
          return Optional.empty();
        }
        double seconds =
            retrier.path("IntervalSeconds").asInt(1)
                * Math.pow(retrier.path("BackoffRate").asDouble(2), count - 1);
        double delay = Math.min(seconds, retrier.path("MaxDelaySeconds").asDouble(seconds));
        return Optional.of(Duration.ofMillis((long) (delay * 1000)));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a list of error names matches an error. */
  static boolean matches(JsonNode names, String error) {
    return names
        .valueStream()
        .map(JsonNode::asString)
        .anyMatch(name ->
            name.equals(error)
                || name.equals("States.ALL")
                || (name.equals("States.TaskFailed") && !error.startsWith("States.Timeout")));
  }
}
