package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the table of activities. */
public final class ActivityTable {
  private ActivityTable() {}

  /** Adds an activity unless one of its ARN exists; returns the stored one. */
  public static ActivityRow addIfAbsent(Connection connection, ActivityRow activity)
      throws SQLException {
    Sql.update(
        connection,
        "insert into sfn_activities values (?, ?, ?, ?, ?) on conflict do nothing",
        activity.arn(),
        activity.name(),
        activity.createdAt().toEpochMilli(),
        activity.tags(),
        activity.encryption());
    return find(connection, activity.arn()).orElseThrow();
  }

  public static boolean setTags(Connection connection, String arn, String tags)
      throws SQLException {
    return Sql.update(connection, "update sfn_activities set tags = ? where arn = ?", tags, arn)
        == 1;
  }

  public static boolean delete(Connection connection, String arn) throws SQLException {
    return Sql.update(connection, "delete from sfn_activities where arn = ?", arn) > 0;
  }

  public static Optional<ActivityRow> find(Connection connection, String arn) throws SQLException {
    return Sql.first(
        connection, "select * from sfn_activities where arn = ?", ActivityTable::row, arn);
  }

  /** Returns activities in the order of their ARNs, from a given ARN. */
  public static List<ActivityRow> list(Connection connection, String from, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        "select * from sfn_activities where arn >= ? order by arn limit ?",
        ActivityTable::row,
        from,
        limit);
  }

  private static ActivityRow row(ResultSet row) throws SQLException {
    return new ActivityRow(
        row.getString("arn"),
        row.getString("name"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getString("tags"),
        row.getString("encryption"));
  }
}
