package dev.exesys.local.dynamodb.table;

import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The number of items in a table and their size.
 *
 * @param bytes the size as stored, which approximates what AWS would count
 */
public record TableStatistics(long items, long bytes) {

  /** Counts the items of a table. */
  public static TableStatistics of(Connection connection, TableDefinition table)
      throws SQLException {
    return Sql.first(
            connection,
            "select count(*), coalesce(sum(length(item)), 0) from dynamodb_items where table_id = ?",
            row -> new TableStatistics(row.getLong(1), row.getLong(2)),
            table.id())
        .orElseThrow();
  }
}
