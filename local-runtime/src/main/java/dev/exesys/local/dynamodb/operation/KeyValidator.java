package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeyAttribute;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.ItemSizes;
import java.util.Map;

/** Validates keys and items against the key schemas of a table and its indexes. */
final class KeyValidator {
  private static final int MAX_HASH_BYTES = 2048;
  private static final int MAX_RANGE_BYTES = 1024;
  private static final String NOT_VALID = "One or more parameter values are not valid. ";

  private KeyValidator() {}

  /** Validates a {@code Key}, which must contain exactly the key attributes. */
  static Map<String, AttributeValue> key(TableDefinition table, Map<String, AttributeValue> key) {
    KeySchema keys = table.keys();
    if (key.size() != keys.attributes().size()) {
      throw mismatch();
    }
    for (KeyAttribute attribute : keys.attributes()) {
      AttributeValue value = key.get(attribute.name());
      if (value == null || !value.type().equals(attribute.type())) {
        throw mismatch();
      }
      rejectEmpty(attribute, value);
    }
    rejectLong(keys, key);
    return key;
  }

  /**
   * Validates an item to put: it needs all table keys, and its index keys must have the declared
   * types.
   */
  static void item(TableDefinition table, Map<String, AttributeValue> item) {
    for (KeyAttribute attribute : table.keys().attributes()) {
      AttributeValue value = item.get(attribute.name());
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
      rejectEmpty(attribute, value);
    }
    rejectLong(table.keys(), item);
    for (IndexDefinition index : table.indexes()) {
      indexKeys(index, item);
    }
    if (ItemSizes.item(item) > ItemSizes.MAX_ITEM_BYTES) {
      throw DynamoDbErrors.validation("Item size has exceeded the maximum allowed size");
    }
  }

  /** Validates an item after an update, which cannot change the table key. */
  static void updated(TableDefinition table, Map<String, AttributeValue> item) {
    for (IndexDefinition index : table.indexes()) {
      for (KeyAttribute attribute : index.keys().attributes()) {
        AttributeValue value = item.get(attribute.name());
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
      rejectLong(index.keys(), item);
    }
    if (ItemSizes.item(item) > ItemSizes.MAX_ITEM_BYTES) {
      throw DynamoDbErrors.validation("Item size to update has exceeded the maximum allowed size");
    }
  }

  private static void indexKeys(IndexDefinition index, Map<String, AttributeValue> item) {
    for (KeyAttribute attribute : index.keys().attributes()) {
      AttributeValue value = item.get(attribute.name());
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
                + typeName(value)
                + " value. IndexName: "
                + index.name()
                + ", IndexKey: "
                + attribute.name());
      }
    }
    rejectLong(index.keys(), item);
  }

  static void rejectEmpty(KeyAttribute attribute, AttributeValue value) {
    if (ItemSizes.value(value) == 0) {
      throw DynamoDbErrors.validation(
          NOT_VALID
              + "The AttributeValue for a key attribute cannot contain an empty "
              + typeName(value)
              + " value. Key: "
              + attribute.name());
    }
  }

  private static String typeName(AttributeValue value) {
    return value instanceof AttributeValue.BinaryValue ? "binary" : "string";
  }

  private static void rejectLong(KeySchema keys, Map<String, AttributeValue> item) {
    AttributeValue hash = item.get(keys.hash().name());
    if (hash != null && ItemSizes.value(hash) > MAX_HASH_BYTES) {
      // The service's message has no space there either.
      throw DynamoDbErrors.invalidValue(
          "Size of hashkey has exceeded the maximum size limit of" + MAX_HASH_BYTES + " bytes");
    }
    KeyAttribute rangeKey = keys.range();
    AttributeValue range = rangeKey == null ? null : item.get(rangeKey.name());
    if (range != null && ItemSizes.value(range) > MAX_RANGE_BYTES) {
      throw DynamoDbErrors.invalidValue(
          "Aggregated size of all range keys has exceeded the size limit of "
              + MAX_RANGE_BYTES
              + " bytes");
    }
  }

  private static RuntimeException mismatch() {
    return DynamoDbErrors.validation("The provided key element does not match the schema");
  }
}
