package dev.exesys.asl;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Validates timestamps of the Amazon States Language: RFC 3339 with a capital T and an offset or a
 * capital Z.
 */
final class AslTimestamps {
  private AslTimestamps() {}

  static boolean isValid(String text) {
    try {
      OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    } catch (DateTimeParseException e) {
      return false;
    }
    return !text.contains("t") && !text.contains("z");
  }
}
