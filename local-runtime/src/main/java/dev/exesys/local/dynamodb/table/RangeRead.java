package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows to read, in key order.
 *
 * @param index the index to read, null for the table
 * @param hash the partition, null for all
 * @param start a whole key of table and index after which to go on, null for the beginning
 */
public record RangeRead(
    TableDefinition table,
    @Nullable IndexDefinition index,
    @Nullable Value hash,
    KeyRange range,
    @Nullable Map<String, Value> start,
    boolean forward) {

  /** The key by which rows are ordered. */
  public KeySchema keys() {
    return index == null ? table.keys() : index.keys();
  }
}
