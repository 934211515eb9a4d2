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

/** Parses attribute values in DynamoDB's JSON and rejects what the service rejects. */
public final class AttributeValueReader {
  private static final int MAX_DEPTH = 32;

  private AttributeValueReader() {}

  /** Parses a map of attributes, such as an item or a key. */
  public static Map<String, AttributeValue> item(JsonNode json) {
    return entries(json, 0);
  }

  /** Parses one attribute value. */
  public static AttributeValue value(JsonNode json) {
    return value(json, 0);
  }

  private static Map<String, AttributeValue> entries(JsonNode json, int depth) {
    if (!json.isObject()) {
      throw DynamoDbErrors.serialization("Start of structure or map found where not expected");
    }
    Map<String, AttributeValue> entries = new LinkedHashMap<>();
    json.properties().forEach(e -> entries.put(e.getKey(), value(e.getValue(), depth + 1)));
    return Collections.unmodifiableMap(entries);
  }

  private static AttributeValue value(JsonNode json, int depth) {
    if (depth > MAX_DEPTH) {
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

  private static AttributeValue typed(String type, JsonNode json, int depth) {
    return switch (type) {
      case "S" -> new AttributeValue.StringValue(string(json));
      case "N" -> new AttributeValue.NumberValue(DynamoDbNumbers.parse(string(json)));
      case "B" -> new AttributeValue.BinaryValue(bytes(string(json)));
      case "BOOL" -> new AttributeValue.BooleanValue(bool(json));
      case "NULL" -> nullValue(json);
      case "L" -> new AttributeValue.ListValue(list(json, depth));
      case "M" -> new AttributeValue.MapValue(entries(json, depth));
      case "SS" -> set("S", "string", json, depth);
      case "NS" -> set("N", "number", json, depth);
      case "BS" -> set("B", "binary", json, depth);
      default ->
          throw DynamoDbErrors.validation(
              "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    };
  }

  private static List<AttributeValue> list(JsonNode json, int depth) {
    List<AttributeValue> elements = new ArrayList<>(json.size());
    for (JsonNode element : array(json)) {
      elements.add(value(element, depth + 1));
    }
    return Collections.unmodifiableList(elements);
  }

  private static AttributeValue set(String elementType, String typeName, JsonNode json, int depth) {
    if (array(json).isEmpty()) {
      throw DynamoDbErrors.invalidValue("An " + typeName + " set  may not be empty");
    }
    Set<AttributeValue> elements = new LinkedHashSet<>();
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
    return new AttributeValue.SetValue(elementType, Collections.unmodifiableSet(elements));
  }

  private static AttributeValue nullValue(JsonNode json) {
    if (!bool(json)) {
      throw DynamoDbErrors.invalidValue("Null attribute value types must have the value of true");
    }
    return new AttributeValue.NullValue();
  }

  private static ByteString bytes(String text) {
    try {
      return ByteString.ofBase64(text);
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
