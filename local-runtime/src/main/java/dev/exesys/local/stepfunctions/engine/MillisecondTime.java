package dev.exesys.local.stepfunctions.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Truncates times to milliseconds, the precision of the journal, so that a replay sees the same
 * times.
 */
final class MillisecondTime {
  private MillisecondTime() {}

  static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
