package dev.exesys.local.stepfunctions;

import java.math.BigDecimal;
import java.time.Instant;

/** Times as the protocol has them: seconds since 1970 with a fraction. */
final class Times {
  private static final int MILLIS = 3;

  private Times() {}

  static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), MILLIS);
  }
}
