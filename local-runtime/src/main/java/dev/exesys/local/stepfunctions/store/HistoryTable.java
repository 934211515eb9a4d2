package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Appends to and reads the histories of executions. */
public final class HistoryTable {
  private HistoryTable() {}

  public static void append(Connection connection, long execution, List<HistoryEvent> events)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (HistoryEvent event : events) {
      rows.add(
          new @Nullable Object[] {
            execution,
            event.id(),
            event.previousId(),
            event.at().toEpochMilli(),
            event.type().wireName(),
            event.details() == null ? null : AslJson.write(event.details())
          });
    }
    Sql.updateAll(connection, "insert into sfn_history values (?, ?, ?, ?, ?, ?)", rows);
  }

  /** Returns the number of events of an execution. */
  public static long count(Connection connection, long execution) throws SQLException {
    return Sql.first(
            connection,
            "select coalesce(max(event_id), 0) from sfn_history where execution_id = ?",
            row -> row.getLong(1),
            execution)
        .orElse(0L);
  }

  /**
   * Returns a page of events.
   *
   * @param from the number of the first event
   * @param reverse true for descending numbers
   */
  public static List<HistoryEvent> page(
      Connection connection, long execution, long from, boolean reverse, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        "select event_id, previous_id, at, type, details from sfn_history where execution_id = ?"
            + (reverse
                ? " and event_id <= ? order by event_id desc"
                : " and event_id >= ? order by event_id")
            + " limit ?",
        row -> {
          String details = row.getString(5);
          return new HistoryEvent(
              row.getLong(1),
              row.getLong(2),
              Instant.ofEpochMilli(row.getLong(3)),
              HistoryEventType.fromWireName(row.getString(4)),
              details == null ? null : (ObjectNode) AslJson.parse(details));
        },
        execution,
        from,
        limit);
  }
}
