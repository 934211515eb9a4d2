package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the SQL table of the executions of the local Step Functions service. */
public final class ExecutionTable {
  private ExecutionTable() {}

  public static boolean insert(Connection connection, ExecutionRow row) throws SQLException {
    return Sql.update(
            connection,
            "insert into sfn_executions values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,null,'[]')",
            row.id(),
            row.arn(),
            row.name(),
            row.machineArn(),
            row.machineName(),
            row.roleArn(),
            row.definitionHash(),
            row.input(),
            row.outcome().status().name(),
            row.startedAt().toEpochMilli(),
            row.stoppedAt() == null ? null : row.stoppedAt().toEpochMilli(),
            row.outcome().output(),
            row.outcome().error(),
            row.outcome().cause(),
            row.seed(),
            row.secret(),
            row.parentId(),
            row.parentTask(),
            0)
        == 1;
  }

  public static void end(Connection connection, long id, LocalExecutionOutcome outcome, Instant at)
      throws SQLException {
    Sql.update(
        connection,
        "update sfn_executions set status = ?, stopped_at = ?, output = ?, error = ?, cause = ?"
            + " where id = ?",
        outcome.status().name(),
        at.toEpochMilli(),
        outcome.output(),
        outcome.error(),
        outcome.cause(),
        id);
  }

  /**
   * Stores that an ended execution runs again.
   *
   * @return false if it was redriven since its row was read
   */
  public static boolean redrive(Connection connection, ExecutionRow redriven) throws SQLException {
    Instant at = redriven.redrive().at();
    return Sql.update(
            connection,
            "update sfn_executions set status = 'RUNNING', stopped_at = null, output = null,"
                + " error = null, cause = null, told = 0, parent_id = ?, parent_task = ?,"
                + " redrive_count = ?, redriven_at = ?, redrive_tokens = ?"
                + " where id = ? and status <> 'RUNNING' and redrive_count = ?",
            redriven.parentId(),
            redriven.parentTask(),
            redriven.redrive().count(),
            at == null ? null : at.toEpochMilli(),
            ServiceJson.MAPPER.writeValueAsString(redriven.redrive().requests()),
            redriven.id(),
            redriven.redrive().count() - 1)
        == 1;
  }

  /** Records that the listener has accepted this end of an execution. */
  public static boolean markPublished(Connection connection, ExecutionRow ended)
      throws SQLException {
    Instant stopped = ended.stoppedAt();
    return Sql.update(
            connection,
            "update sfn_executions set told = 1 where id = ? and stopped_at = ?",
            ended.id(),
            stopped == null ? null : stopped.toEpochMilli())
        == 1;
  }

  public static Optional<ExecutionRow> find(Connection connection, String arn) throws SQLException {
    return Sql.first(
        connection, "select * from sfn_executions where arn = ?", ExecutionTable::row, arn);
  }

  public static Optional<ExecutionRow> find(Connection connection, long id) throws SQLException {
    return Sql.first(
        connection, "select * from sfn_executions where id = ?", ExecutionTable::row, id);
  }

  public static List<ExecutionRow> running(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "select * from sfn_executions where status = 'RUNNING' order by id",
        ExecutionTable::row);
  }

  /** Returns the ended executions whose end the listener has not accepted. */
  public static List<ExecutionRow> unpublished(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "select * from sfn_executions where status <> 'RUNNING' and told = 0 order by id",
        ExecutionTable::row);
  }

  /**
   * Returns the executions of a state machine with lower numbers than a given one, newest first.
   */
  public static List<ExecutionRow> list(
      Connection connection, String machineArn, @Nullable String status, long before, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        "select * from sfn_executions where machine_arn = ? and id < ?"
            + (status == null ? " and ? is null" : " and status = ?")
            + " order by id desc limit ?",
        ExecutionTable::row,
        machineArn,
        before,
        status,
        limit);
  }

  public static long lastId(Connection connection) throws SQLException {
    return Sql.first(
            connection, "select coalesce(max(id), 0) from sfn_executions", row -> row.getLong(1))
        .orElse(0L);
  }

  private static ExecutionRow row(ResultSet row) throws SQLException {
    Long stopped = Sql.nullableLong(row, "stopped_at");
    Long redriven = Sql.nullableLong(row, "redriven_at");
    return new ExecutionRow(
        row.getLong("id"),
        row.getString("arn"),
        row.getString("name"),
        row.getString("machine_arn"),
        row.getString("machine_name"),
        row.getString("role_arn"),
        row.getString("definition_hash"),
        row.getString("input"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        stopped == null ? null : Instant.ofEpochMilli(stopped),
        new LocalExecutionOutcome(
            LocalExecutionStatus.valueOf(row.getString("status")),
            row.getString("output"),
            row.getString("error"),
            row.getString("cause")),
        row.getLong("seed"),
        row.getString("secret"),
        Sql.nullableLong(row, "parent_id"),
        Sql.nullableLong(row, "parent_task"),
        new RedriveRecord(
            row.getInt("redrive_count"),
            redriven == null ? null : Instant.ofEpochMilli(redriven),
            List.of(
                ServiceJson.MAPPER.readValue(
                    row.getString("redrive_tokens"), RedriveRecord.ClientRequest[].class))));
  }
}
