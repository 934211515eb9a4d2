package dev.exesys.local.stepfunctions;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Converts times to seconds since 1970 with a fraction, the timestamp format of the AWS JSON
 * protocol.
 */
final class EpochSeconds {
  private static final int MILLIS = 3;

  private EpochSeconds() {}

  static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), MILLIS);
  }
}
