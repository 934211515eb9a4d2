package dev.exesys.local.dynamodb.moto;

import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tables that random calls use. */
enum CallTables {
  PAIR(
      "pair",
      "N",
      "'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}, {'AttributeName': 'sk', 'KeyType': 'RANGE'}],"
          + "'AttributeDefinitions': [{'AttributeName': 'pk', 'AttributeType': 'S'}, {'AttributeName': 'sk', 'AttributeType': 'N'},"
          + "{'AttributeName': 'g', 'AttributeType': 'S'}, {'AttributeName': 'h', 'AttributeType': 'N'}],"
          + "'GlobalSecondaryIndexes': ["
          + "{'IndexName': 'byG', 'KeySchema': [{'AttributeName': 'g', 'KeyType': 'HASH'}, {'AttributeName': 'h', 'KeyType': 'RANGE'}],"
          + " 'Projection': {'ProjectionType': 'ALL'}},"
          + "{'IndexName': 'keysOnly', 'KeySchema': [{'AttributeName': 'g', 'KeyType': 'HASH'}, {'AttributeName': 'sk', 'KeyType': 'RANGE'}],"
          + " 'Projection': {'ProjectionType': 'KEYS_ONLY'}},"
          + "{'IndexName': 'some', 'KeySchema': [{'AttributeName': 'h', 'KeyType': 'HASH'}, {'AttributeName': 'g', 'KeyType': 'RANGE'}],"
          + " 'Projection': {'ProjectionType': 'INCLUDE', 'NonKeyAttributes': ['n', 'm']}}]"),
  FLAT(
      "flat",
      "",
      "'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}],"
          + "'AttributeDefinitions': [{'AttributeName': 'pk', 'AttributeType': 'S'}, {'AttributeName': 'g', 'AttributeType': 'S'}],"
          + "'GlobalSecondaryIndexes': [{'IndexName': 'byG', 'KeySchema': [{'AttributeName': 'g', 'KeyType': 'HASH'}],"
          + " 'Projection': {'ProjectionType': 'ALL'}}]"),
  TEXT(
      "text",
      "S",
      "'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}, {'AttributeName': 'sk', 'KeyType': 'RANGE'}],"
          + "'AttributeDefinitions': [{'AttributeName': 'pk', 'AttributeType': 'S'}, {'AttributeName': 'sk', 'AttributeType': 'S'}]");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HASHES = List.of("p", "q", "r");
  private static final List<String> TEXT_RANGES =
      List.of("a:1", "a:2", "ab", "b", "b:1", "z", "é:1");
  private static final List<String> NUMBER_RANGES =
      List.of("-20", "-1.5", "0", "1", "2", "9", "10", "11", "100");

  final String table;
  private final String rangeType;
  private final String creation;

  CallTables(String table, String rangeType, String creation) {
    this.table = table;
    this.rangeType = rangeType;
    this.creation = creation;
  }

  /** Returns the names of the key attributes. */
  List<String> key() {
    return hasRange() ? List.of("pk", "sk") : List.of("pk");
  }

  /** Returns the CreateTable request. */
  ObjectNode creation() {
    return (ObjectNode)
        JSON.readTree(
            ("{'TableName': '" + table + "', 'BillingMode': 'PAY_PER_REQUEST'," + creation + "}")
                .replace('\'', '"'));
  }

  boolean hasRange() {
    return !rangeType.isEmpty();
  }

  /** Returns whether a JSON object has the key attributes of this table and of no other. */
  boolean holdsKey(ObjectNode json) {
    return json.path("pk").has("S")
        && (hasRange() ? json.path("sk").has(rangeType) : !json.has("sk"));
  }

  /** Returns a random key. */
  ObjectNode key(RandomValues values) {
    ObjectNode json = request(values).removeAll();
    String hash = values.pick(HASHES) + (hasRange() ? "" : values.below(8));
    json.putObject("pk").put("S", hash);
    if (hasRange()) {
      json.set("sk", range(values));
    }
    return json;
  }

  /** Returns a random sort key value. */
  ObjectNode range(RandomValues values) {
    ObjectNode json = request(values).removeAll();
    return rangeType.equals("N")
        ? json.put("N", values.pick(NUMBER_RANGES))
        : json.put("S", values.pick(TEXT_RANGES));
  }

  /** Returns a request with the table name. */
  ObjectNode request(RandomValues values) {
    return JSON.createObjectNode().put("TableName", table);
  }

  static CallTables any(RandomValues values) {
    return values.pick(List.of(values()));
  }
}
