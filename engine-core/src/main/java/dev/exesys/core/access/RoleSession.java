package dev.exesys.core.access;

import dev.exesys.core.contract.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The temporary credentials of a role, valid until {@code expiration}. */
public record RoleSession(
    String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {

  /** Returns the values that must not appear in a log. */
  public List<String> secrets() {
    return List.of(secretAccessKey, sessionToken);
  }

  /** Returns the form in which the engine passes a session to a worker. */
  public ObjectNode json() {
    return Json.object()
        .put("access_key_id", accessKeyId)
        .put("secret_access_key", secretAccessKey)
        .put("session_token", sessionToken)
        .put("expiration", expiration.toString());
  }

  /** Reads the result of {@link #json}; empty for another value, such as null. */
  public static Optional<RoleSession> read(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new RoleSession(
                json.path("access_key_id").asString(""),
                json.path("secret_access_key").asString(""),
                json.path("session_token").asString(""),
                Instant.parse(json.path("expiration").asString(""))))
        : Optional.empty();
  }

  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "RoleSession[" + accessKeyId + ", expires " + expiration + "]";
  }
}
