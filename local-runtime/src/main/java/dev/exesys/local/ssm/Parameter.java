package dev.exesys.local.ssm;

import org.jspecify.annotations.Nullable;

/**
 * A parameter in its stored form.
 *
 * @param value encrypted if the type is {@code SecureString}
 * @param policies the policies as given in the request: a list in JSON
 * @param modified milliseconds since the epoch
 * @param expires milliseconds since the epoch; null if the parameter does not expire
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
