package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.RequestReader;
import org.jspecify.annotations.Nullable;

/** Finds the index that a query or scan names. */
final class IndexLookup {
  private IndexLookup() {}

  static @Nullable IndexDefinition of(
      RequestReader request, TableDefinition table, ResultSelection selection) {
    String name = request.optionalString("IndexName").orElse(null);
    if (name == null) {
      return null;
    }
    IndexDefinition index = table.index(name);
    if (request.flag("ConsistentRead", false)) {
      throw DynamoDbErrors.validation(
          "Consistent reads are not supported on global secondary indexes");
    }
    selection.check(table, index);
    return index;
  }
}
