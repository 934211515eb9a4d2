package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.HistoryTable;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The operation GetExecutionHistory. */
final class HistoryOperation {
  /** What is left out when execution data is not wanted. */
  private static final List<String> DATA =
      List.of("input", "inputDetails", "output", "outputDetails", "parameters");

  private final Database database;
  private final ExecutionOperations executions;

  HistoryOperation(Database database, ExecutionOperations executions) {
    this.database = database;
    this.executions = executions;
  }

  ObjectNode get(RequestReader request) {
    request.only("executionArn", "maxResults", "reverseOrder", "includeExecutionData", "nextToken");
    ExecutionRow row = executions.find(request.string("executionArn"));
    int size = StepFunctionsPages.size(request);
    boolean backwards = request.flag("reverseOrder", false);
    boolean data = request.flag("includeExecutionData", true);
    long from =
        StepFunctionsPages.PAGINATOR.startNumber(request).orElse(backwards ? Long.MAX_VALUE : 0L);
    List<HistoryEvent> found =
        database.read(
            connection -> HistoryTable.page(connection, row.id(), from, backwards, size + 1));
    Function<HistoryEvent, ObjectNode> show = event -> show(event, data);
    return StepFunctionsPages.PAGINATOR.page(
        "events", found, size, show, event -> Long.toString(event.id()));
  }

  private static ObjectNode show(HistoryEvent event, boolean data) {
    ObjectNode shown =
        AslJson.object()
            .put("timestamp", ProtocolTime.seconds(event.at()))
            .put("type", event.type().word())
            .put("id", event.id())
            .put("previousEventId", event.previousId());
    ObjectNode details = event.details();
    if (details != null) {
      if (!data) {
        details.remove(DATA);
      }
      shown.set(event.type().detailsMember(), details);
    }
    return shown;
  }
}
