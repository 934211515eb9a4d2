package dev.exesys.local.gateway;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access key that may sign requests.
 *
 * @param sessionToken the only session token that is accepted with this key; if null, session
 *     tokens are ignored
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

  /** Returns the access key id without the secret. */
  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
