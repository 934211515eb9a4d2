package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates the tables of the local Step Functions. All times are milliseconds since 1970. */
public final class Schema {
  private static final String[] STATEMENTS = {
    """
    create table if not exists sfn_definitions (
      hash text primary key,
      definition text not null) without rowid
    """,
    """
    create table if not exists sfn_machines (
      arn text primary key,
      name text not null,
      type text not null,
      definition_hash text not null,
      role_arn text not null,
      revision_id text,
      created_at integer not null,
      tags text not null,
      settings text not null) without rowid
    """,
    """
    create table if not exists sfn_activities (
      arn text primary key,
      name text not null,
      created_at integer not null,
      tags text not null,
      encryption text not null) without rowid
    """,
    """
    create table if not exists sfn_executions (
      id integer primary key,
      arn text not null unique,
      name text not null,
      machine_arn text not null,
      machine_name text not null,
      role_arn text not null,
      definition_hash text not null,
      input text not null,
      status text not null,
      started_at integer not null,
      stopped_at integer,
      output text,
      error text,
      cause text,
      seed integer not null,
      secret text not null,
      parent_id integer,
      parent_task integer,
      told integer not null,
      redrive_count integer not null default 0,
      redriven_at integer,
      redrive_tokens text not null default '[]')
    """,
    "create index if not exists sfn_executions_by_machine on sfn_executions (machine_arn, id)",
    "create index if not exists sfn_executions_by_status on sfn_executions (status, id)",
    """
    create table if not exists sfn_journal (
      execution_id integer not null,
      seq integer not null,
      at integer not null,
      command text not null,
      primary key (execution_id, seq)) without rowid
    """,
    """
    create table if not exists sfn_history (
      execution_id integer not null,
      event_id integer not null,
      previous_id integer not null,
      at integer not null,
      type text not null,
      details text,
      primary key (execution_id, event_id)) without rowid
    """,
  };

  private static final List<String> REDRIVE_COLUMNS =
      List.of(
          "redrive_count integer not null default 0",
          "redriven_at integer",
          "redrive_tokens text not null default '[]'");

  private Schema() {}

  /** Creates missing tables and indexes. */
  public static boolean create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
    addRedriveColumns(connection);
    return true;
  }

  /** Adds the columns that a database from before redrives lacks. */
  private static void addRedriveColumns(Connection connection) throws SQLException {
    List<String> columns =
        Sql.list(connection, "pragma table_info(sfn_executions)", row -> row.getString("name"));
    if (!columns.contains("redrive_count")) {
      for (String column : REDRIVE_COLUMNS) {
        Sql.update(connection, "alter table sfn_executions add column " + column);
      }
    }
  }
}
