package dev.exesys.local.stepfunctions.language;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Parses and writes timestamps in the form of the Amazon States Language. */
public final class TimestampFormat {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private TimestampFormat() {}

  /** Writes a time with milliseconds and a Z, as the service does. */
  public static String write(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** Parses a timestamp; returns empty for any other value. */
  public static Optional<Instant> read(JsonNode node) {
    return Comparisons.time(node);
  }
}
