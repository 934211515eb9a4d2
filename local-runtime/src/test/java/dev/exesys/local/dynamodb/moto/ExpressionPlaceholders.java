package dev.exesys.local.dynamodb.moto;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects the names and values of random expressions. */
final class ExpressionPlaceholders {
  private static final Set<String> RESERVED = Set.of("status", "data", "none");

  private final ObjectNode names = JsonNodeFactory.instance.objectNode();
  private final ObjectNode values = JsonNodeFactory.instance.objectNode();
  private final RandomValues random;

  ExpressionPlaceholders(RandomValues random) {
    this.random = random;
  }

  /** Returns the name or a placeholder. Reserved words always get a placeholder. */
  String name(String attribute) {
    boolean reserved = RESERVED.contains(attribute);
    if (!reserved && !random.chance(25)) {
      return attribute;
    }
    String placeholder = "#" + attribute;
    names.put(placeholder, attribute);
    return placeholder;
  }

  String value(JsonNode value) {
    String placeholder = ":v" + values.size();
    values.set(placeholder, value);
    return placeholder;
  }

  void into(ObjectNode request) {
    if (!names.isEmpty()) {
      request.set("ExpressionAttributeNames", names);
    }
    if (!values.isEmpty()) {
      request.set("ExpressionAttributeValues", values);
    }
  }
}
