package dev.exesys.local.protocol;

/**
 * The region and the account of a local stack, which are part of every ARN.
 *
 * @param id the account id: twelve digits
 */
public record Account(String region, String id) {
  /** The region and the account of a stack that is not configured otherwise. */
  public static final Account DEFAULT = new Account("us-east-1", "000000000000");

  public Account {
    if (!id.matches("\\d{12}") || !region.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("invalid account id or region: " + id + " " + region);
    }
  }

  /** Returns the ARN of a resource, for example of {@code function:x} of {@code lambda}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }
}
