package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeyAttribute;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.RequestReader;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and validates {@code ExclusiveStartKey}. */
final class ExclusiveStartKeyReader {
  private static final String INVALID = "The provided starting key is invalid";

  private ExclusiveStartKeyReader() {}

  static @Nullable Map<String, AttributeValue> of(
      RequestReader request, TableDefinition table, @Nullable IndexDefinition index) {
    if (!request.has("ExclusiveStartKey")) {
      return null;
    }
    Map<String, AttributeValue> start =
        AttributeValueReader.item(request.required("ExclusiveStartKey"));
    Set<KeyAttribute> wanted = new LinkedHashSet<>(table.keys().attributes());
    if (index != null) {
      wanted.addAll(index.keys().attributes());
    }
    if (start.size() != wanted.size()) {
      throw DynamoDbErrors.validation(
          index == null
              ? INVALID + ": The provided key element does not match the schema"
              : INVALID);
    }
    for (KeyAttribute attribute : wanted) {
      AttributeValue value = start.get(attribute.name());
      if (value == null || !value.type().equals(attribute.type())) {
        throw DynamoDbErrors.validation(
            INVALID + ": The provided key element does not match the schema");
      }
    }
    return start;
  }

  /** Rejects a start key outside the queried partition. */
  static void inPartition(
      @Nullable Map<String, AttributeValue> start, KeySchema keys, AttributeValue hash) {
    if (start != null && !hash.equals(start.get(keys.hash().name()))) {
      throw DynamoDbErrors.validation(INVALID);
    }
  }
}
