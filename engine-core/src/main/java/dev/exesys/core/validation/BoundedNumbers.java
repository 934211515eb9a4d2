package dev.exesys.core.validation;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the numbers of a payload into the range of {@code long} for the schema validator, which
 * fails with an exception on larger ones. A replaced number is outside the range of every field, so
 * that the validator reports it as out of range.
 */
final class BoundedNumbers {

  private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private BoundedNumbers() {}

  /** Returns the payload itself if all its numbers are in range, otherwise a changed copy. */
  static JsonNode of(JsonNode payload) {
    return isBounded(payload) ? payload : bounded(payload);
  }

  /** Recurses as deep as the nesting limit of the parser. */
  private static boolean isBounded(JsonNode node) {
    if (node.isNumber()) {
      return isInRange(node);
    }
    for (JsonNode child : node) {
      if (!isBounded(child)) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode bounded(JsonNode node) {
    if (node.isNumber() && !isInRange(node)) {
      boolean negative = node.decimalValue().signum() < 0;
      return JsonNodeFactory.instance.numberNode(negative ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(child -> copy.add(bounded(child)));
      return copy;
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        copy.set(member.getKey(), bounded(member.getValue()));
      }
      return copy;
    }
    return node;
  }

  private static boolean isInRange(JsonNode number) {
    return number.isInt() || number.isLong() || isInRange(number.decimalValue());
  }

  private static boolean isInRange(BigDecimal number) {
    return number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0;
  }
}
