package dev.exesys.worker.role;

import java.time.Instant;
import java.util.List;

/** The temporary credentials of a role, valid until {@code expiration}. */
public record RoleSession(
    String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {

  /** Returns the values that must not appear in a log. */
  public List<String> secrets() {
    return List.of(secretAccessKey, sessionToken);
  }

  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "RoleSession[" + accessKeyId + ", expires " + expiration + "]";
  }
}
