package dev.exesys.local.gateway;

import java.time.Duration;

/**
 * How a service's requests are signed. S3 differs from all others: its paths are encoded once, its
 * body may be signed by a header, in chunks or not at all, and its clocks may differ by more.
 */
public enum SigningStyle {
  GENERAL(Duration.ofMinutes(5)),
  S3(Duration.ofMinutes(15));

  private final Duration skew;

  SigningStyle(Duration skew) {
    this.skew = skew;
  }

  /** How far the request's time may be from the server's, either way. */
  public Duration skew() {
    return skew;
  }
}
