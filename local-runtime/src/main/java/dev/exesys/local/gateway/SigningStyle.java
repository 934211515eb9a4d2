package dev.exesys.local.gateway;

import java.time.Duration;

/**
 * The variants of Signature Version 4. S3 encodes paths once, allows a body to be signed by its
 * hash, in chunks or not at all, and tolerates a larger clock skew.
 */
public enum SigningStyle {
  GENERAL(Duration.ofMinutes(5)),
  S3(Duration.ofMinutes(15));

  private final Duration skew;

  SigningStyle(Duration skew) {
    this.skew = skew;
  }

  /** Returns the largest accepted difference between the request's time and the server's clock. */
  public Duration skew() {
    return skew;
  }
}
