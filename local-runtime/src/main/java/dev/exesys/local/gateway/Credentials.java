package dev.exesys.local.gateway;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that requests may be signed with.
 *
 * @param sessionToken if set, a request must carry exactly this token; if absent, tokens are
 *     ignored
 */
public record Credentials(
    String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {

  public Credentials {
    Objects.requireNonNull(accessKeyId, "accessKeyId");
    Objects.requireNonNull(secretAccessKey, "secretAccessKey");
    if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
      throw new IllegalArgumentException("credentials must not be blank");
    }
  }

  public Credentials(String accessKeyId, String secretAccessKey) {
    this(accessKeyId, secretAccessKey, null);
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
