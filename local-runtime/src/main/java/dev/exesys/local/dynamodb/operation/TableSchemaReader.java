package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeyAttribute;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the key schemas and indexes of a CreateTable request. */
final class TableSchemaReader {
  private static final Pattern INDEX_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private TableSchemaReader() {}

  static List<KeyAttribute> attributes(JsonNode json) {
    List<KeyAttribute> attributes = new ArrayList<>();
    for (JsonNode one : json) {
      RequestReader request =
          RequestReader.of("AttributeDefinitions", one)
              .only(Set.of("AttributeName", "AttributeType"));
      String type = request.choice("AttributeType", "", List.of("B", "N", "S"));
      attributes.add(new KeyAttribute(request.string("AttributeName"), type));
    }
    if (attributes.stream().map(KeyAttribute::name).distinct().count() < attributes.size()) {
      throw DynamoDbErrors.invalidValue("Duplicate AttributeName in AttributeDefinitions");
    }
    return List.copyOf(attributes);
  }

  static KeySchema keys(JsonNode json, List<KeyAttribute> attributes) {
    List<KeyAttribute> keys = new ArrayList<>();
    for (JsonNode one : json) {
      RequestReader request =
          RequestReader.of("KeySchema", one).only(Set.of("AttributeName", "KeyType"));
      String expected = keys.isEmpty() ? "HASH" : "RANGE";
      String type = request.choice("KeyType", "", List.of("HASH", "RANGE"));
      if (!type.equals(expected)) {
        throw DynamoDbErrors.validation(
            "Invalid KeySchema: The "
                + (keys.isEmpty() ? "first" : "second")
                + " KeySchemaElement is not a "
                + expected
                + " key type");
      }
      keys.add(attribute(request.string("AttributeName"), attributes));
    }
    if (keys.isEmpty() || keys.size() > 2) {
      throw ServiceException.violation(
          "Value '"
              + json
              + "' at 'keySchema' failed to satisfy constraint: Member must have length "
              + (keys.isEmpty() ? "greater than or equal to 1" : "less than or equal to 2"));
    }
    if (keys.size() == 2 && keys.getFirst().equals(keys.getLast())) {
      throw DynamoDbErrors.validation(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    return new KeySchema(keys.getFirst(), keys.size() == 2 ? keys.getLast() : null);
  }

  static IndexDefinition index(int number, JsonNode json, List<KeyAttribute> attributes) {
    RequestReader request =
        RequestReader.of("GlobalSecondaryIndexes", json)
            .only(Set.of("IndexName", "KeySchema", "Projection", "ProvisionedThroughput"));
    String name = request.string("IndexName");
    if (!INDEX_NAME.matcher(name).matches()) {
      throw ServiceException.violation(
          "Value '"
              + name
              + "' at 'globalSecondaryIndexes."
              + number
              + ".member.indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
              + INDEX_NAME);
    }
    KeySchema keys = keys(request.required("KeySchema"), attributes);
    RequestReader projection =
        RequestReader.of("Projection", request.required("Projection"))
            .only(Set.of("ProjectionType", "NonKeyAttributes"));
    String type = projection.choice("ProjectionType", "", List.of("ALL", "INCLUDE", "KEYS_ONLY"));
    if (type.isEmpty()) {
      throw DynamoDbErrors.invalidValue("Unknown ProjectionType: null");
    }
    return new IndexDefinition(number, name, keys, type, included(projection, type));
  }

  private static List<String> included(RequestReader projection, String type) {
    JsonNode names = projection.value("NonKeyAttributes").orElse(null);
    if (type.equals("INCLUDE") && (names == null || names.isEmpty())) {
      throw DynamoDbErrors.invalidValue(
          "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    if (!type.equals("INCLUDE") && names != null && !names.isEmpty()) {
      throw DynamoDbErrors.invalidValue(
          "ProjectionType is " + type + ", but NonKeyAttributes is specified");
    }
    return names == null ? List.of() : names.valueStream().map(JsonNode::asString).toList();
  }

  private static KeyAttribute attribute(String name, List<KeyAttribute> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            DynamoDbErrors.invalidValue(
                "Some index key attributes are not defined in AttributeDefinitions. Keys: ["
                    + name
                    + "], AttributeDefinitions: "
                    + attributes.stream().map(KeyAttribute::name).toList()));
  }
}
