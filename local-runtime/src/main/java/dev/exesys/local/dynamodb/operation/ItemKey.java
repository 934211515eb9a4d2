package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.Value;
import java.util.Map;

/** Which item of which table. */
record ItemKey(String table, Map<String, Value> key) {

  static ItemKey of(TableDefinition table, Map<String, Value> attributes) {
    return new ItemKey(table.name(), table.keys().of(attributes));
  }
}
