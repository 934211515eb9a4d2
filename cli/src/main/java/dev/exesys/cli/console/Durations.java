package dev.exesys.cli.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Formats durations, and reads those of runs and orders. */
public final class Durations {
  private Durations() {}

  /** Formats a duration, for example {@code 3.2 s}, {@code 4 min 05 s} or {@code 2 h 07 min}. */
  public static String text(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** Returns the duration of an order's commands; empty if they have not ended. */
  public static Optional<Duration> ofOrder(JsonNode order) {
    JsonNode seconds = order.path("duration_seconds");
    return seconds.isNumber()
        ? Optional.of(Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)))
        : Optional.empty();
  }

  /** Returns the time from one member to another; empty if one is missing. */
  public static Optional<Duration> between(JsonNode node, String from, String to) {
    Optional<Instant> end = instant(node, to);
    return instant(node, from).flatMap(start -> end.map(e -> Duration.between(start, e)));
  }

  /** Returns the time of a member; empty if it is missing. */
  public static Optional<Instant> instant(JsonNode node, String member) {
    try {
      return node.path(member).isString()
          ? Optional.of(Instant.parse(node.path(member).stringValue()))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
