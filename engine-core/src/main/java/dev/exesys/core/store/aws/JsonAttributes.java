package dev.exesys.core.store.aws;

import dev.exesys.core.contract.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts JSON to nested attribute values and back. */
final class JsonAttributes {

  /**
   * DynamoDB rejects numbers with more digits or a larger exponent; such numbers are stored as
   * text.
   */
  private static final int MAX_DIGITS = 38;

  private static final int MAX_EXPONENT = 125;

  private JsonAttributes() {}

  static AttributeValue from(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        node.properties().forEach(e -> members.put(e.getKey(), from(e.getValue())));
        yield AttributeValue.fromM(members);
      }
      case ARRAY -> {
        List<AttributeValue> elements = new ArrayList<>();
        node.forEach(e -> elements.add(from(e)));
        yield AttributeValue.fromL(elements);
      }
      case NUMBER -> number(node.decimalValue());
      case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
      case STRING -> AttributeValue.fromS(node.stringValue());
      case NULL, MISSING, BINARY, POJO -> AttributeValue.fromNul(true);
    };
  }

  private static AttributeValue number(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    int exponent = plain.precision() - plain.scale() - 1;
    boolean fits = plain.precision() <= MAX_DIGITS && Math.abs(exponent) <= MAX_EXPONENT;
    return fits ? AttributeValue.fromN(value.toString()) : AttributeValue.fromS(value.toString());
  }

  static ObjectNode object(Map<String, AttributeValue> members) {
    ObjectNode object = Json.object();
    members.forEach((name, value) -> object.set(name, to(value)));
    return object;
  }

  private static JsonNode to(AttributeValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value.type()) {
      case M -> object(value.m());
      case L -> nodes.arrayNode().addAll(value.l().stream().map(JsonAttributes::to).toList());
      case SS -> nodes.arrayNode().addAll(value.ss().stream().map(nodes::stringNode).toList());
      case S -> nodes.stringNode(value.s());
      case BOOL -> nodes.booleanNode(value.bool());
      case N -> Json.parse(new BigDecimal(value.n()).toString());
      case NUL, B, BS, NS, UNKNOWN_TO_SDK_VERSION -> nodes.nullNode();
    };
  }
}
