package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.Map;

/** Identifies an item: its table and primary key. */
record ItemKey(String table, Map<String, AttributeValue> key) {

  static ItemKey of(TableDefinition table, Map<String, AttributeValue> attributes) {
    return new ItemKey(table.name(), table.keys().of(attributes));
  }
}
