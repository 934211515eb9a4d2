package dev.exesys.local.dynamodb.moto;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Normalizes responses so that equivalent ones are equal: numbers by value, sets sorted, without
 * consumed capacity.
 */
final class CanonicalAnswer {
  private static final Set<String> IGNORED =
      Set.of(
          "ConsumedCapacity",
          "ConsumedCapacityUnits",
          "ItemCollectionMetrics",
          "__type",
          "message",
          "Message");

  private static final ObjectMapper SORTING =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private CanonicalAnswer() {}

  static ObjectNode answer(ObjectNode body) {
    ObjectNode rest = body.deepCopy();
    rest.remove(IGNORED);
    return (ObjectNode) of(rest);
  }

  /** Returns the canonical response as text, with members ordered by name. */
  static String sorted(ObjectNode body) {
    return SORTING.writeValueAsString(SORTING.treeToValue(answer(body), Object.class));
  }

  static JsonNode of(JsonNode json) {
    if (json.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      json.forEach(element -> array.add(of(element)));
      return array;
    }
    if (!json.isObject()) {
      return json;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      object.set(entry.getKey(), member(entry.getKey(), entry.getValue()));
    }
    return object;
  }

  private static JsonNode member(String name, JsonNode value) {
    return switch (name) {
      case "N" -> JsonNodeFactory.instance.stringNode(number(value));
      case "NS" -> sorted(value, true);
      case "SS", "BS" -> sorted(value, false);
      default -> of(value);
    };
  }

  private static JsonNode sorted(JsonNode set, boolean numbers) {
    List<String> elements = new ArrayList<>();
    set.forEach(element -> elements.add(numbers ? number(element) : element.asString()));
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    elements.stream().sorted().forEach(array::add);
    return array;
  }

  private static String number(JsonNode value) {
    return new BigDecimal(value.asString()).stripTrailingZeros().toPlainString();
  }
}
