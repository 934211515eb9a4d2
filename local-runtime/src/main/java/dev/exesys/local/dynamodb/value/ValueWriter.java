package dev.exesys.local.dynamodb.value;

import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes attribute values as DynamoDB's JSON. */
public final class ValueWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValueWriter() {}

  /** Writes a map of attributes. */
  public static ObjectNode item(Map<String, Value> item) {
    ObjectNode json = JSON.objectNode();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
  }

  /** Writes one attribute value; numbers in plain notation. */
  public static ObjectNode value(Value value) {
    ObjectNode json = JSON.objectNode();
    switch (value) {
      case Value.Bool b -> json.put("BOOL", b.bool());
      case Value.Null none -> json.put("NULL", true);
      case Value.ListOf l -> json.set("L", list(l.elements()));
      case Value.MapOf m -> json.set("M", item(m.entries()));
      case Value.SetOf s -> json.set(s.type(), set(s.elements()));
      default -> json.put(value.type(), scalar(value));
    }
    return json;
  }

  /** The wire text of a string, a number or bytes. */
  public static String scalar(Value value) {
    return switch (value) {
      case Value.Text t -> t.text();
      case Value.Num n -> n.number().toPlainString();
      case Value.Binary b -> b.bytes().base64();
      default -> throw new IllegalArgumentException("no scalar: " + value.type());
    };
  }

  private static ArrayNode list(Collection<Value> elements) {
    ArrayNode json = JSON.arrayNode();
    elements.forEach(element -> json.add(value(element)));
    return json;
  }

  private static ArrayNode set(Collection<Value> elements) {
    ArrayNode json = JSON.arrayNode();
    elements.forEach(element -> json.add(scalar(element)));
    return json;
  }
}
