package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.SortableKeyBytes;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** The encoded key of a row. Without a sort key, that part is empty. */
final class RowKey {
  final byte[] hash;
  final byte[] range;

  private RowKey(byte[] hash, byte[] range) {
    this.hash = hash;
    this.range = range;
  }

  /** Returns the key of an item that has all key attributes. */
  static RowKey of(KeySchema keys, Map<String, AttributeValue> item) {
    AttributeValue hash = Objects.requireNonNull(item.get(keys.hash().name()));
    KeyAttribute range = keys.range();
    return new RowKey(
        SortableKeyBytes.of(hash),
        range == null
            ? new byte[0]
            : SortableKeyBytes.of(Objects.requireNonNull(item.get(range.name()))));
  }

  boolean sameAs(RowKey other) {
    return Arrays.equals(hash, other.hash) && Arrays.equals(range, other.range);
  }
}
