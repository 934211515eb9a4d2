package dev.exesys.local.dynamodb.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads attribute values from DynamoDB's JSON and refuses what the service refuses. */
public final class ValueReader {
  private static final int DEEPEST = 32;

  private ValueReader() {}

  /** Reads a map of attributes, such as an item or a key. */
  public static Map<String, Value> item(JsonNode json) {
    return entries(json, 0);
  }

  /** Reads one attribute value. */
  public static Value value(JsonNode json) {
    return value(json, 0);
  }

  private static Map<String, Value> entries(JsonNode json, int depth) {
    if (!json.isObject()) {
      throw DynamoDbErrors.serialization("Start of structure or map found where not expected");
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    json.properties().forEach(e -> entries.put(e.getKey(), value(e.getValue(), depth + 1)));
    return Collections.unmodifiableMap(entries);
  }

  private static Value value(JsonNode json, int depth) {
    if (depth > DEEPEST) {
      throw DynamoDbErrors.validation("Nesting Levels have exceeded supported limits");
    }
    if (!json.isObject()) {
      throw DynamoDbErrors.serialization("Unexpected value type in payload");
    }
    if (json.isEmpty()) {
      throw DynamoDbErrors.validation(
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
    if (json.size() > 1) {
      throw DynamoDbErrors.validation(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
    }
    Map.Entry<String, JsonNode> only = json.properties().iterator().next();
    return typed(only.getKey(), only.getValue(), depth);
  }

  private static Value typed(String type, JsonNode json, int depth) {
    return switch (type) {
      case "S" -> new Value.Text(string(json));
      case "N" -> new Value.Num(Numbers.parse(string(json)));
      case "B" -> new Value.Binary(bytes(string(json)));
      case "BOOL" -> new Value.Bool(bool(json));
      case "NULL" -> nullValue(json);
      case "L" -> new Value.ListOf(list(json, depth));
      case "M" -> new Value.MapOf(entries(json, depth));
      case "SS" -> set("S", "string", json, depth);
      case "NS" -> set("N", "number", json, depth);
      case "BS" -> set("B", "binary", json, depth);
      default ->
          throw DynamoDbErrors.validation(
              "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    };
  }

  private static List<Value> list(JsonNode json, int depth) {
    List<Value> elements = new ArrayList<>(json.size());
    for (JsonNode element : array(json)) {
      elements.add(value(element, depth + 1));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Value set(String elementType, String called, JsonNode json, int depth) {
    if (array(json).isEmpty()) {
      throw DynamoDbErrors.invalidValue("An " + called + " set  may not be empty");
    }
    Set<Value> elements = new LinkedHashSet<>();
    for (JsonNode element : json) {
      if (!elements.add(typed(elementType, element, depth)) && !elementType.equals("N")) {
        String all =
            json.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ", "[", "]"));
        throw DynamoDbErrors.invalidValue("Input collection " + all + " contains duplicates.");
      }
    }
    if (elements.size() < json.size()) {
      throw DynamoDbErrors.validation("Input collection contains duplicates");
    }
    return new Value.SetOf(elementType, Collections.unmodifiableSet(elements));
  }

  private static Value nullValue(JsonNode json) {
    if (!bool(json)) {
      throw DynamoDbErrors.invalidValue("Null attribute value types must have the value of true");
    }
    return new Value.Null();
  }

  private static Bytes bytes(String text) {
    try {
      return Bytes.ofBase64(text);
    } catch (IllegalArgumentException e) {
      throw DynamoDbErrors.serialization("Invalid Base64 content");
    }
  }

  private static String string(JsonNode json) {
    if (!json.isString()) {
      throw DynamoDbErrors.serialization(
          json.getNodeType() + "_VALUE cannot be converted to String");
    }
    return json.asString();
  }

  private static boolean bool(JsonNode json) {
    if (!json.isBoolean()) {
      throw DynamoDbErrors.serialization(
          json.getNodeType() + "_VALUE cannot be converted to Boolean");
    }
    return json.asBoolean();
  }

  private static JsonNode array(JsonNode json) {
    if (!json.isArray()) {
      throw DynamoDbErrors.serialization("Unexpected value type in payload");
    }
    return json;
  }
}
