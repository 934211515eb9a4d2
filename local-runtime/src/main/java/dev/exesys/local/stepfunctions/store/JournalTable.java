package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The commands of executions, in order: what they are restored from. */
public final class JournalTable {
  private JournalTable() {}

  /** One command and when it happened. */
  public record Entry(long seq, Instant at, ExecutionCommand command) {}

  public static void append(Connection connection, long execution, List<Entry> entries)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into sfn_journal values (?, ?, ?, ?)")) {
      for (Entry entry : entries) {
        insert.setLong(1, execution);
        insert.setLong(2, entry.seq());
        insert.setLong(3, entry.at().toEpochMilli());
        insert.setString(
            4,
            AslJson.mapper().writerFor(ExecutionCommand.class).writeValueAsString(entry.command()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  public static List<Entry> read(Connection connection, long execution) throws SQLException {
    return StatementHelper.list(
        connection,
        row ->
            new Entry(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                AslJson.mapper().readValue(row.getString(3), ExecutionCommand.class)),
        "select seq, at, command from sfn_journal where execution_id = ? order by seq",
        execution);
  }

  /** Forgets the journal of an execution that is over. */
  public static void delete(Connection connection, long execution) throws SQLException {
    StatementHelper.update(connection, "delete from sfn_journal where execution_id = ?", execution);
  }
}
