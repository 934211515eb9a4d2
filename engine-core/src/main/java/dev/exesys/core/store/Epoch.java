package dev.exesys.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Formats times as text that sorts: ten digits of seconds, a point, six digits of microseconds. */
public final class Epoch {

  private Epoch() {}

  /** Returns the text of {@code time}, truncated to microseconds. */
  public static String of(Instant time) {
    return String.format("%010d.%06d", time.getEpochSecond(), time.getNano() / 1000);
  }

  /**
   * Parses such a text.
   *
   * @throws NumberFormatException if the text has another form
   */
  public static Instant parse(String epoch) {
    int point = epoch.indexOf('.');
    if (point < 0) {
      throw new NumberFormatException("not an epoch: " + epoch);
    }
    return Instant.ofEpochSecond(Long.parseLong(epoch.substring(0, point)))
        .plus(Long.parseLong(epoch.substring(point + 1)), ChronoUnit.MICROS);
  }
}
