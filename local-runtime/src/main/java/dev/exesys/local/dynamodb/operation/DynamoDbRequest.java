package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueReader;
import dev.exesys.local.protocol.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A structure of a request. A member that is not known is refused by name, because leaving it out
 * would change what the request means.
 */
final class DynamoDbRequest {
  private static final String CONSTRAINT = "' failed to satisfy constraint: ";

  private final ObjectNode json;

  DynamoDbRequest(String what, JsonNode json, Set<String> known) {
    if (!(json instanceof ObjectNode object)) {
      throw DynamoDbErrors.serialization("Unexpected field type");
    }
    this.json = object;
    for (String member : object.propertyNames()) {
      if (!known.contains(member)) {
        throw ServiceException.unsupported("The parameter " + member + " of " + what);
      }
    }
  }

  boolean has(String member) {
    JsonNode value = json.get(member);
    return value != null && !value.isNull();
  }

  /** A member that must be there. */
  JsonNode required(String member) {
    JsonNode value = json.get(member);
    if (value == null || value.isNull()) {
      throw violation("Value null at '" + lower(member) + CONSTRAINT + "Member must not be null");
    }
    return value;
  }

  @Nullable JsonNode optional(String member) {
    return has(member) ? json.get(member) : null;
  }

  @Nullable String text(String member) {
    JsonNode value = optional(member);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      throw DynamoDbErrors.serialization(
          value.getNodeType() + "_VALUE cannot be converted to String");
    }
    return value.asString();
  }

  String requiredText(String member) {
    required(member);
    return String.valueOf(text(member));
  }

  boolean flag(String member, boolean otherwise) {
    JsonNode value = optional(member);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw DynamoDbErrors.serialization(
          value.getNodeType() + "_VALUE cannot be converted to Boolean");
    }
    return value.asBoolean();
  }

  @Nullable Integer number(String member, int smallest) {
    JsonNode value = optional(member);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      throw DynamoDbErrors.serialization(
          value.getNodeType() + "_VALUE cannot be converted to Integer");
    }
    if (value.asLong() < smallest) {
      throw violation(
          "Value '"
              + value.asLong()
              + "' at '"
              + lower(member)
              + CONSTRAINT
              + "Member must have value greater than or equal to "
              + smallest);
    }
    return (int) Math.min(value.asLong(), Integer.MAX_VALUE);
  }

  /** One of some words; the first is the default. The order is that of the error message. */
  String choice(String member, String otherwise, List<String> choices) {
    String value = text(member);
    if (value != null && !choices.contains(value)) {
      throw violation(
          "Value '"
              + value
              + "' at '"
              + lower(member)
              + CONSTRAINT
              + "Member must satisfy enum value set: ["
              + String.join(", ", choices)
              + "]");
    }
    return value == null ? otherwise : value;
  }

  Map<String, Value> attributes(String member) {
    return ValueReader.item(required(member));
  }

  /** The table's name; an ARN is taken for the name it ends in. */
  String tableName() {
    String name = requiredText("TableName");
    return name.startsWith("arn:") ? name.substring(name.lastIndexOf('/') + 1) : name;
  }

  static ServiceException violation(String text) {
    return DynamoDbErrors.validation("1 validation error detected: " + text);
  }

  static String lower(String member) {
    return Character.toLowerCase(member.charAt(0)) + member.substring(1);
  }
}
