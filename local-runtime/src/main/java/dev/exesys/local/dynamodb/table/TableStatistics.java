package dev.exesys.local.dynamodb.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * How full a table is.
 *
 * @param bytes as stored, which is near to, but not the same as, what AWS would count
 */
public record TableStatistics(long items, long bytes) {

  /** Counts. */
  public static TableStatistics of(Connection connection, TableDefinition table)
      throws SQLException {
    try (PreparedStatement statement =
            TableSql.prepare(
                connection,
                "select count(*), coalesce(sum(length(item)), 0) from dynamodb_items where table_id = ?",
                List.of(table.id()));
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new TableStatistics(row.getLong(1), row.getLong(2));
    }
  }
}
