package dev.exesys.local.stepfunctions;

import java.math.BigDecimal;
import java.time.Instant;

/** ProtocolTime as the protocol has them: seconds since 1970 with a fraction. */
final class ProtocolTime {
  private static final int MILLIS = 3;

  private ProtocolTime() {}

  static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), MILLIS);
  }
}
