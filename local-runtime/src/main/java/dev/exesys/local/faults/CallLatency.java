package dev.exesys.local.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The log-normal distribution of the time that a call takes on AWS.
 *
 * @param median in milliseconds
 * @param p99 the 99th percentile in milliseconds
 */
record CallLatency(double median, double p99) {
  /** The 99th percentile of the standard normal distribution. */
  private static final double Z99 = 2.326;

  Duration sample(RandomGenerator random) {
    double sigma = Math.log(p99 / median) / Z99;
    double millis = median * Math.exp(sigma * random.nextGaussian());
    return Duration.ofNanos((long) (millis * 1e6));
  }
}
