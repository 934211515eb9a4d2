package dev.exesys.local.protocol;

/**
 * What stands in ARNs.
 *
 * @param id twelve digits
 */
public record Account(String region, String id) {
  /** What a stack has unless it is told otherwise. */
  public static final Account DEFAULT = new Account("us-east-1", "000000000000");

  public Account {
    if (!id.matches("\\d{12}") || !region.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("no account and region: " + id + " " + region);
    }
  }

  /** The ARN of something of a service, for example {@code function:x} of {@code lambda}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }
}
