package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeyAttribute;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.ItemSizes;
import dev.exesys.local.dynamodb.value.Value;
import java.util.Map;

/** What a table's keys demand of keys and items. */
final class KeyChecks {
  private static final int LONGEST_HASH = 2048;
  private static final int LONGEST_RANGE = 1024;
  private static final String NOT_VALID = "One or more parameter values are not valid. ";

  private KeyChecks() {}

  /** A {@code Key} must have exactly the key attributes. */
  static Map<String, Value> key(TableDefinition table, Map<String, Value> key) {
    KeySchema keys = table.keys();
    if (key.size() != keys.attributes().size()) {
      throw mismatch();
    }
    for (KeyAttribute attribute : keys.attributes()) {
      Value value = key.get(attribute.name());
      if (value == null || !value.type().equals(attribute.type())) {
        throw mismatch();
      }
      refuseEmpty(attribute, value);
    }
    refuseLong(keys, key);
    return key;
  }

  /** An item to put must have the key attributes, and of index keys only such as fit. */
  static void item(TableDefinition table, Map<String, Value> item) {
    for (KeyAttribute attribute : table.keys().attributes()) {
      Value value = item.get(attribute.name());
      if (value == null) {
        throw DynamoDbErrors.invalidValue("Missing the key " + attribute.name() + " in the item");
      }
      if (!value.type().equals(attribute.type())) {
        throw DynamoDbErrors.invalidValue(
            "Type mismatch for key "
                + attribute.name()
                + " expected: "
                + attribute.type()
                + " actual: "
                + value.type());
      }
      refuseEmpty(attribute, value);
    }
    refuseLong(table.keys(), item);
    for (IndexDefinition index : table.indexes()) {
      indexKeys(index, item);
    }
    if (ItemSizes.item(item) > ItemSizes.LARGEST_ITEM) {
      throw DynamoDbErrors.validation("Item size has exceeded the maximum allowed size");
    }
  }

  /** An item that an update made; its own key is as it was. */
  static void updated(TableDefinition table, Map<String, Value> item) {
    for (IndexDefinition index : table.indexes()) {
      for (KeyAttribute attribute : index.keys().attributes()) {
        Value value = item.get(attribute.name());
        if (value != null && !value.type().equals(attribute.type())) {
          throw DynamoDbErrors.invalidValue(
              "Type mismatch for Index Key "
                  + attribute.name()
                  + " Expected: "
                  + attribute.type()
                  + " Actual: "
                  + value.type()
                  + " IndexName: "
                  + index.name());
        }
        if (value != null && ItemSizes.value(value) == 0) {
          throw DynamoDbErrors.validation(
              NOT_VALID
                  + "The update expression attempted to update a secondary index key to a value that is not supported. "
                  + "The AttributeValue for a key attribute cannot contain an empty string value.");
        }
      }
      refuseLong(index.keys(), item);
    }
    if (ItemSizes.item(item) > ItemSizes.LARGEST_ITEM) {
      throw DynamoDbErrors.validation("Item size to update has exceeded the maximum allowed size");
    }
  }

  private static void indexKeys(IndexDefinition index, Map<String, Value> item) {
    for (KeyAttribute attribute : index.keys().attributes()) {
      Value value = item.get(attribute.name());
      if (value != null && !value.type().equals(attribute.type())) {
        throw DynamoDbErrors.invalidValue(
            "Type mismatch for Index Key "
                + attribute.name()
                + " Expected: "
                + attribute.type()
                + " Actual: "
                + value.type()
                + " IndexName: "
                + index.name());
      }
      if (value != null && ItemSizes.value(value) == 0) {
        throw DynamoDbErrors.validation(
            NOT_VALID
                + "A value specified for a secondary index key is not supported. "
                + "The AttributeValue for a key attribute cannot contain an empty "
                + called(value)
                + " value. IndexName: "
                + index.name()
                + ", IndexKey: "
                + attribute.name());
      }
    }
    refuseLong(index.keys(), item);
  }

  static void refuseEmpty(KeyAttribute attribute, Value value) {
    if (ItemSizes.value(value) == 0) {
      throw DynamoDbErrors.validation(
          NOT_VALID
              + "The AttributeValue for a key attribute cannot contain an empty "
              + called(value)
              + " value. Key: "
              + attribute.name());
    }
  }

  private static String called(Value value) {
    return value instanceof Value.Binary ? "binary" : "string";
  }

  private static void refuseLong(KeySchema keys, Map<String, Value> item) {
    Value hash = item.get(keys.hash().name());
    if (hash != null && ItemSizes.value(hash) > LONGEST_HASH) {
      // The service's own message lacks the blank, too.
      throw DynamoDbErrors.invalidValue(
          "Size of hashkey has exceeded the maximum size limit of" + LONGEST_HASH + " bytes");
    }
    KeyAttribute rangeKey = keys.range();
    Value range = rangeKey == null ? null : item.get(rangeKey.name());
    if (range != null && ItemSizes.value(range) > LONGEST_RANGE) {
      throw DynamoDbErrors.invalidValue(
          "Aggregated size of all range keys has exceeded the size limit of "
              + LONGEST_RANGE
              + " bytes");
    }
  }

  private static RuntimeException mismatch() {
    return DynamoDbErrors.validation("The provided key element does not match the schema");
  }
}
