package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.store.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes single items and updates index rows in the same transaction. */
public final class ItemTable {
  private ItemTable() {}

  /**
   * Returns the item with a key, or null if it does not exist.
   *
   * @param key a map with at least the key attributes
   */
  public static @Nullable Map<String, AttributeValue> get(
      Connection connection, TableDefinition table, Map<String, AttributeValue> key)
      throws SQLException {
    RowKey row = RowKey.of(table.keys(), key);
    return Sql.first(
            connection,
            "select item from dynamodb_items where table_id = ? and hash = ? and range = ?",
            stored -> ItemCodec.decode(stored.getBytes(1)),
            table.id(),
            row.hash,
            row.range)
        .orElse(null);
  }

  /**
   * Stores an item in place of the previous one.
   *
   * @param old the result of {@link #get} for its key
   */
  public static void put(
      Connection connection,
      TableDefinition table,
      @Nullable Map<String, AttributeValue> old,
      Map<String, AttributeValue> item)
      throws SQLException {
    RowKey row = RowKey.of(table.keys(), item);
    Sql.update(
        connection,
        "insert or replace into dynamodb_items (table_id, hash, range, expires, item)"
            + " values (?, ?, ?, ?, ?)",
        table.id(),
        row.hash,
        row.range,
        expires(table, item),
        ItemCodec.encode(item));
    for (IndexDefinition index : table.indexes()) {
      moveIndexRow(connection, table, index, row, old, item);
    }
  }

  /** Deletes an existing item. */
  public static void delete(
      Connection connection, TableDefinition table, Map<String, AttributeValue> old)
      throws SQLException {
    RowKey row = RowKey.of(table.keys(), old);
    Sql.update(
        connection,
        "delete from dynamodb_items where table_id = ? and hash = ? and range = ?",
        table.id(),
        row.hash,
        row.range);
    for (IndexDefinition index : table.indexes()) {
      moveIndexRow(connection, table, index, row, old, Map.of());
    }
  }

  private static void moveIndexRow(
      Connection connection,
      TableDefinition table,
      IndexDefinition index,
      RowKey item,
      @Nullable Map<String, AttributeValue> old,
      Map<String, AttributeValue> now)
      throws SQLException {
    RowKey from = old != null && index.holds(old) ? RowKey.of(index.keys(), old) : null;
    RowKey to = index.holds(now) ? RowKey.of(index.keys(), now) : null;
    if (from != null && to != null && from.sameAs(to)) {
      return;
    }
    if (from != null) {
      Sql.update(
          connection,
          "delete from dynamodb_index_rows where table_id = ? and index_number = ? and hash = ?"
              + " and range = ? and item_hash = ? and item_range = ?",
          table.id(),
          index.number(),
          from.hash,
          from.range,
          item.hash,
          item.range);
    }
    if (to != null) {
      Sql.update(
          connection,
          "insert into dynamodb_index_rows values (?, ?, ?, ?, ?, ?)",
          table.id(),
          index.number(),
          to.hash,
          to.range,
          item.hash,
          item.range);
    }
  }

  /**
   * Returns the epoch second after which the item may be deleted, or null if it does not expire.
   */
  static @Nullable Long expires(TableDefinition table, Map<String, AttributeValue> item) {
    if (table.expiryAttribute() != null
        && item.get(table.expiryAttribute()) instanceof AttributeValue.NumberValue number
        && number.number().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
        && number.number().signum() > 0) {
      return number.number().longValue();
    }
    return null;
  }
}
