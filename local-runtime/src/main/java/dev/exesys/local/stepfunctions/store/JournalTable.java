package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the journal: the commands of executions, from which running ones are restored
 * and unsuccessful ones are redriven.
 */
public final class JournalTable {
  private JournalTable() {}

  /** A command with its number and time. */
  public record JournalEntry(long seq, Instant at, ExecutionCommand command) {}

  public static void append(Connection connection, long execution, List<JournalEntry> entries)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (JournalEntry entry : entries) {
      rows.add(
          new @Nullable Object[] {
            execution,
            entry.seq(),
            entry.at().toEpochMilli(),
            ServiceJson.MAPPER.writerFor(ExecutionCommand.class).writeValueAsString(entry.command())
          });
    }
    Sql.updateAll(connection, "insert into sfn_journal values (?, ?, ?, ?)", rows);
  }

  public static List<JournalEntry> read(Connection connection, long execution) throws SQLException {
    return Sql.list(
        connection,
        "select seq, at, command from sfn_journal where execution_id = ? order by seq",
        row ->
            new JournalEntry(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                ServiceJson.MAPPER.readValue(row.getString(3), ExecutionCommand.class)),
        execution);
  }

  /** Returns true if the execution has a journal. */
  public static boolean exists(Connection connection, long execution) throws SQLException {
    return Sql.first(
            connection,
            "select 1 from sfn_journal where execution_id = ? limit 1",
            row -> row.getLong(1),
            execution)
        .isPresent();
  }

  /** Deletes the journals of the executions that ended before a time. */
  public static int deleteEndedBefore(Connection connection, Instant time) throws SQLException {
    return Sql.update(
        connection,
        "delete from sfn_journal where execution_id in"
            + " (select id from sfn_executions where status <> 'RUNNING' and stopped_at < ?)",
        time.toEpochMilli());
  }

  /** Deletes the journal of an execution that has succeeded. */
  public static void delete(Connection connection, long execution) throws SQLException {
    Sql.update(connection, "delete from sfn_journal where execution_id = ?", execution);
  }
}
