package dev.exesys.local.dynamodb.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Statements with their parameters set. */
final class TableSql {
  private TableSql() {}

  static int update(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, List.of(parameters))) {
      return statement.executeUpdate();
    }
  }

  static PreparedStatement prepare(Connection connection, String sql, List<?> parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      set(statement, i + 1, parameters.get(i));
    }
    return statement;
  }

  private static void set(PreparedStatement statement, int at, Object value) throws SQLException {
    switch (value) {
      case byte[] bytes -> statement.setBytes(at, bytes);
      case Long number -> statement.setLong(at, number);
      case Integer number -> statement.setInt(at, number);
      default -> statement.setString(at, value.toString());
    }
  }
}
