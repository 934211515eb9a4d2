package dev.exesys.local.dynamodb.value;

import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes attribute values in DynamoDB's JSON. */
public final class AttributeValueWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AttributeValueWriter() {}

  /** Writes a map of attributes. */
  public static ObjectNode item(Map<String, AttributeValue> item) {
    ObjectNode json = JSON.objectNode();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
  }

  /** Writes one attribute value, numbers in plain notation. */
  public static ObjectNode value(AttributeValue value) {
    ObjectNode json = JSON.objectNode();
    switch (value) {
      case AttributeValue.BooleanValue b -> json.put("BOOL", b.bool());
      case AttributeValue.NullValue none -> json.put("NULL", true);
      case AttributeValue.ListValue l -> json.set("L", list(l.elements()));
      case AttributeValue.MapValue m -> json.set("M", item(m.entries()));
      case AttributeValue.SetValue s -> json.set(s.type(), set(s.elements()));
      default -> json.put(value.type(), scalar(value));
    }
    return json;
  }

  /** Returns the JSON text of a string, number or binary value. */
  public static String scalar(AttributeValue value) {
    return switch (value) {
      case AttributeValue.StringValue t -> t.text();
      case AttributeValue.NumberValue n -> n.number().toPlainString();
      case AttributeValue.BinaryValue b -> b.bytes().base64();
      default -> throw new IllegalArgumentException("no scalar: " + value.type());
    };
  }

  private static ArrayNode list(Collection<AttributeValue> elements) {
    ArrayNode json = JSON.arrayNode();
    elements.forEach(element -> json.add(value(element)));
    return json;
  }

  private static ArrayNode set(Collection<AttributeValue> elements) {
    ArrayNode json = JSON.arrayNode();
    elements.forEach(element -> json.add(scalar(element)));
    return json;
  }
}
