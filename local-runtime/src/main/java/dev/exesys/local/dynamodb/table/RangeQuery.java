package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects rows to read in key order.
 *
 * @param index the index to read, null for the table
 * @param hash the partition key, null for all partitions
 * @param start the complete key of table and index after which the read starts, null for the first
 *     row
 */
public record RangeQuery(
    TableDefinition table,
    @Nullable IndexDefinition index,
    @Nullable AttributeValue hash,
    KeyRange range,
    @Nullable Map<String, AttributeValue> start,
    boolean forward) {

  /** Returns the key that orders the rows. */
  public KeySchema keys() {
    return index == null ? table.keys() : index.keys();
  }
}
