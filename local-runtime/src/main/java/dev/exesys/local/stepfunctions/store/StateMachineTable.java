package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.store.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the table of state machines. Definitions are stored separately by their hash,
 * because executions continue with the definition that they started with after an update or a
 * deletion.
 */
public final class StateMachineTable {
  private StateMachineTable() {}

  public static String hash(String definition) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(definition.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds or replaces a state machine. */
  public static boolean put(Connection connection, StateMachineRow machine, String definition)
      throws SQLException {
    Sql.update(
        connection,
        "insert into sfn_definitions values (?, ?) on conflict do nothing",
        machine.definitionHash(),
        definition);
    Sql.update(
        connection,
        "insert or replace into sfn_machines values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        machine.arn(),
        machine.name(),
        machine.type(),
        machine.definitionHash(),
        machine.roleArn(),
        machine.revisionId(),
        machine.createdAt().toEpochMilli(),
        machine.tags(),
        machine.settings());
    return true;
  }

  public static boolean setTags(Connection connection, String arn, String tags)
      throws SQLException {
    return Sql.update(connection, "update sfn_machines set tags = ? where arn = ?", tags, arn) == 1;
  }

  public static boolean delete(Connection connection, String arn) throws SQLException {
    return Sql.update(connection, "delete from sfn_machines where arn = ?", arn) > 0;
  }

  public static Optional<StateMachineRow> find(Connection connection, String arn)
      throws SQLException {
    return Sql.first(
        connection, "select * from sfn_machines where arn = ?", StateMachineTable::row, arn);
  }

  /** Returns state machines in the order of their ARNs, from a given ARN. */
  public static List<StateMachineRow> list(Connection connection, String from, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        "select * from sfn_machines where arn >= ? order by arn limit ?",
        StateMachineTable::row,
        from,
        limit);
  }

  public static Optional<String> definition(Connection connection, String hash)
      throws SQLException {
    return Sql.first(
        connection,
        "select definition from sfn_definitions where hash = ?",
        row -> row.getString(1),
        hash);
  }

  private static StateMachineRow row(ResultSet row) throws SQLException {
    return new StateMachineRow(
        row.getString("arn"),
        row.getString("name"),
        row.getString("type"),
        row.getString("definition_hash"),
        row.getString("role_arn"),
        row.getString("revision_id"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getString("tags"),
        row.getString("settings"));
  }
}
