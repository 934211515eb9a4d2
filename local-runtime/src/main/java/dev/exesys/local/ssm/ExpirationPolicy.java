package dev.exesys.local.ssm;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The one parameter policy that changes what is answered: a time after which it is gone. */
final class ExpirationPolicy {
  private ExpirationPolicy() {}

  /**
   * The time in a policies text, in milliseconds since the epoch; null if the list is empty.
   *
   * @throws ServiceException for another kind of policy or a malformed one
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
      throw invalid("Timestamp is no ISO 8601 time: " + timestamp);
    }
  }

  private static ServiceException invalid(String message) {
    return ServiceException.badRequest("InvalidPolicyAttributeException", message);
  }
}
