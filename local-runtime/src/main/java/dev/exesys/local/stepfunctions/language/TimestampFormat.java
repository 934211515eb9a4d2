package dev.exesys.local.stepfunctions.language;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** TimestampFormat in the form that the language reads and the context object shows. */
public final class TimestampFormat {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private TimestampFormat() {}

  /** With milliseconds and a Z, as the service writes them. */
  public static String write(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** What a text says, if it is a timestamp of the language. */
  public static Optional<Instant> read(JsonNode node) {
    return Comparisons.time(node);
  }
}
