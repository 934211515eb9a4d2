package dev.exesys.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as text that sorts: ten digits of seconds, a point, six digits of microseconds. */
public final class Epoch {

  private Epoch() {}

  /** The text of {@code time}, cut to microseconds. */
  public static String of(Instant time) {
    return String.format("%010d.%06d", time.getEpochSecond(), time.getNano() / 1000);
  }

  /**
   * The time of such a text.
   *
   * @throws NumberFormatException if it is not one
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
