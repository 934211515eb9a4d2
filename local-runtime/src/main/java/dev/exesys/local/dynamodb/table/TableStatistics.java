package dev.exesys.local.dynamodb.table;

import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How full a table is.
 *
 * @param bytes as stored, which is near to, but not the same as, what AWS would count
 */
public record TableStatistics(long items, long bytes) {

  /** Counts. */
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
