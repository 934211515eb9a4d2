package dev.exesys.local.gateway;

/**
 * The credential scope of a signature: the day, region and service that it is valid for.
 *
 * @param date eight digits, {@code yyyyMMdd}
 */
public record CredentialScope(String date, String region, String service) {
  static final String TERMINATOR = "aws4_request";

  /** Returns the scope as it appears in the string to sign. */
  @Override
  public String toString() {
    return date + "/" + region + "/" + service + "/" + TERMINATOR;
  }
}
