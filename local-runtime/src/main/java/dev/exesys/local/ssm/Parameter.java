package dev.exesys.local.ssm;

import org.jspecify.annotations.Nullable;

/**
 * A parameter as it is kept.
 *
 * @param value sealed if the type is {@code SecureString}
 * @param policies the JSON text it came with
 * @param modified milliseconds since the epoch
 * @param expires the same; null if it does not expire
 */
record Parameter(
    String name,
    String type,
    String value,
    @Nullable String keyId,
    @Nullable String description,
    @Nullable String allowedPattern,
    String tier,
    String dataType,
    @Nullable String policies,
    long version,
    long modified,
    @Nullable Long expires) {
  static final String SECURE = "SecureString";

  boolean secure() {
    return type.equals(SECURE);
  }

  boolean expired(long now) {
    return expires != null && expires <= now;
  }
}
