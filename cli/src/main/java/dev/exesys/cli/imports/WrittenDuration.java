package dev.exesys.cli.imports;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in pipelines: {@code 1h 30m}, {@code 90 minutes}. */
final class WrittenDuration {
  private static final Pattern PART =
      Pattern.compile(
          "(\\d+)\\s*(d|day|h|hour|hr|m|min|minute|s|sec|second)?s?\\b", Pattern.CASE_INSENSITIVE);

  private WrittenDuration() {}

  /** Returns the seconds of a text, or the default if it has no duration. */
  static long seconds(String text, long byDefault) {
    long seconds = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      String unit = part.group(2) == null ? "s" : part.group(2).toLowerCase(Locale.ROOT);
      long factor =
          switch (unit.charAt(0)) {
            case 'd' -> 86_400;
            case 'h' -> 3_600;
            case 'm' -> 60;
            default -> 1;
          };
      seconds += Long.parseLong(part.group(1)) * factor;
    }
    return seconds == 0 ? byDefault : seconds;
  }
}
