package dev.exesys.local.ssm;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the expiration policy of a parameter, the only policy that the local stack supports. */
final class ExpirationPolicy {
  private ExpirationPolicy() {}

  /**
   * Returns the expiration time in milliseconds since the epoch; null if the list is empty.
   *
   * @param policies the value of {@code Policies}: a list in JSON
   * @throws ServiceException if a policy is malformed or of another type
   */
  static @Nullable Long read(String policies) {
    Long expires = null;
    for (JsonNode policy : parse(policies)) {
      String type = policy.path("Type").asString("");
      if (!type.equals("Expiration")) {
        throw ServiceException.badRequest(
            "InvalidPolicyTypeException",
            "The policy type " + type + " is not supported by the local stack");
      }
      expires = millis(policy.path("Attributes").path("Timestamp").asString(""));
    }
    return expires;
  }

  private static JsonNode parse(String policies) {
    try {
      JsonNode list = ServiceJson.MAPPER.readTree(policies);
      if (list.isArray()) {
        return list;
      }
    } catch (JacksonException e) {
      throw invalid("Policies is not JSON");
    }
    throw invalid("Policies is not a list");
  }

  private static long millis(String timestamp) {
    try {
      return OffsetDateTime.parse(timestamp).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw invalid("Timestamp is not an ISO 8601 time: " + timestamp);
    }
  }

  private static ServiceException invalid(String message) {
    return ServiceException.badRequest("InvalidPolicyAttributeException", message);
  }
}
