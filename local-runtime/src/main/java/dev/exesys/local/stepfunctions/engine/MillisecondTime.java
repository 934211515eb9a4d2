package dev.exesys.local.stepfunctions.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The service knows time by the millisecond; a replay must see what was seen before. */
final class MillisecondTime {
  private MillisecondTime() {}

  static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
