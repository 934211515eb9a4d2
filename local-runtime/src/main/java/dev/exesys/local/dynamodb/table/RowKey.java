package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.KeyBytes;
import dev.exesys.local.dynamodb.value.Value;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** A key as a row has it; without a sort key, its part is empty. */
final class RowKey {
  final byte[] hash;
  final byte[] range;

  private RowKey(byte[] hash, byte[] range) {
    this.hash = hash;
    this.range = range;
  }

  /** The key of an item that has all of it. */
  static RowKey of(KeySchema keys, Map<String, Value> item) {
    Value hash = Objects.requireNonNull(item.get(keys.hash().name()));
    KeyAttribute range = keys.range();
    return new RowKey(
        KeyBytes.of(hash),
        range == null ? new byte[0] : KeyBytes.of(Objects.requireNonNull(item.get(range.name()))));
  }

  boolean sameAs(RowKey other) {
    return Arrays.equals(hash, other.hash) && Arrays.equals(range, other.range);
  }
}
