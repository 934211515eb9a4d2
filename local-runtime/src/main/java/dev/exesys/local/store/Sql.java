package dev.exesys.local.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL statements with bound parameters, for use inside a {@link Database.Transaction}. All
 * local services use this class instead of JDBC.
 */
public final class Sql {
  private Sql() {}

  /** Maps the current row of a result to a value. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Receives the rows of a result one at a time and returns false to stop before the last one. */
  @FunctionalInterface
  public interface RowVisitor {
    boolean visit(ResultSet row) throws SQLException;
  }

  /** Executes a statement and returns the number of changed rows. */
  public static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** Executes a statement once for each array of parameters. */
  public static void updateAll(
      Connection connection, String sql, Iterable<@Nullable Object[]> parameterSets)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] parameters : parameterSets) {
        bind(statement, parameters);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Returns all rows of a query, mapped, in the order of the result. */
  public static <T> List<T> list(
      Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    List<T> all = new ArrayList<>();
    visit(connection, sql, row -> all.add(mapper.map(row)), parameters);
    return all;
  }

  /** Returns the first row of a query, mapped, or empty if the query has no rows. */
  public static <T> Optional<T> first(
      Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    List<T> found = new ArrayList<>(1);
    visit(connection, sql, row -> !found.add(mapper.map(row)), parameters);
    return found.stream().findFirst();
  }

  /** Passes the rows of a query to a visitor until there are no more or it returns false. */
  public static void visit(
      Connection connection, String sql, RowVisitor visitor, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        boolean wanted = true;
        while (wanted && rows.next()) {
          wanted = visitor.visit(rows);
        }
      }
    }
  }

  /** Returns a column's value, or null if the column is null. */
  public static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
