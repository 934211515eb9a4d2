package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The histories of executions. They only ever grow. */
public final class HistoryTable {
  private HistoryTable() {}

  public static void append(Connection connection, long execution, List<HistoryEvent> events)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into sfn_history values (?, ?, ?, ?, ?, ?)")) {
      for (HistoryEvent event : events) {
        insert.setLong(1, execution);
        insert.setLong(2, event.id());
        insert.setLong(3, event.previousId());
        insert.setLong(4, event.at().toEpochMilli());
        insert.setString(5, event.type().word());
        insert.setString(6, event.details() == null ? null : AslJson.write(event.details()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * A page of events.
   *
   * @param from the number of the first event wanted
   * @param backwards whether the numbers go down
   */
  public static List<HistoryEvent> page(
      Connection connection, long execution, long from, boolean backwards, int limit)
      throws SQLException {
    return StatementHelper.list(
        connection,
        row -> {
          String details = row.getString(5);
          return new HistoryEvent(
              row.getLong(1),
              row.getLong(2),
              Instant.ofEpochMilli(row.getLong(3)),
              HistoryEventType.ofWord(row.getString(4)),
              details == null ? null : (ObjectNode) AslJson.parse(details));
        },
        "select event_id, previous_id, at, type, details from sfn_history where execution_id = ?"
            + (backwards
                ? " and event_id <= ? order by event_id desc"
                : " and event_id >= ? order by event_id")
            + " limit ?",
        execution,
        from,
        limit);
  }
}
