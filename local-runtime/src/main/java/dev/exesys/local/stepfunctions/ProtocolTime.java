package dev.exesys.local.stepfunctions;

import java.math.BigDecimal;
import java.time.Instant;

/** Converts times to the form of the AWS JSON protocol: fractional seconds since 1970. */
final class ProtocolTime {
  private static final int MILLIS = 3;

  private ProtocolTime() {}

  static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), MILLIS);
  }
}
