package dev.exesys.local.iam;

import dev.exesys.local.protocol.ServiceJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A session policy. It must allow every action of a session, because there are no roles here whose
 * policies could. What it contains that the local stack does not support never allows an action.
 */
final class SessionPolicyDocument {
  private final List<JsonNode> statements = new ArrayList<>();

  SessionPolicyDocument(String json) {
    JsonNode all = ServiceJson.MAPPER.readTree(json).path("Statement");
    if (all.isArray()) {
      all.forEach(statements::add);
    } else {
      statements.add(all);
    }
  }

  /** Returns whether a statement allows the action and none denies it. */
  boolean allows(RequestedAction action) {
    boolean allowed = false;
    for (JsonNode statement : statements) {
      boolean deny = statement.path("Effect").asString("").equals("Deny");
      // A statement that cannot be evaluated denies, and does not allow.
      boolean applies = applies(statement, action).orElse(deny);
      if (applies && deny) {
        return false;
      }
      allowed |= applies;
    }
    return allowed;
  }

  private static Optional<Boolean> applies(JsonNode statement, RequestedAction action) {
    if (statement.has("NotAction") || statement.has("NotResource")) {
      return Optional.empty();
    }
    boolean named =
        PolicyCondition.texts(statement.path("Action")).stream()
            .anyMatch(pattern -> WildcardPattern.matchesAction(pattern, action.name()));
    boolean about =
        PolicyCondition.texts(statement.path("Resource")).stream()
            .anyMatch(pattern -> WildcardPattern.matches(pattern, action.resource()));
    return named && about
        ? PolicyCondition.isMet(statement.path("Condition"), action)
        : Optional.of(false);
  }
}
