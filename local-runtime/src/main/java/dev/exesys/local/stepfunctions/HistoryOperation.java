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

/** Implements {@code GetExecutionHistory}. */
final class HistoryOperation {
  /** The detail members that {@code includeExecutionData: false} leaves out. */
  private static final List<String> DATA_MEMBERS =
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
    boolean reverse = request.flag("reverseOrder", false);
    boolean includeData = request.flag("includeExecutionData", true);
    long from =
        StepFunctionsPages.PAGINATOR.startNumber(request).orElse(reverse ? Long.MAX_VALUE : 0L);
    List<HistoryEvent> found =
        database.read(
            connection -> HistoryTable.page(connection, row.id(), from, reverse, size + 1));
    Function<HistoryEvent, ObjectNode> show = event -> show(event, includeData);
    return StepFunctionsPages.PAGINATOR.page(
        "events", found, size, show, event -> Long.toString(event.id()));
  }

  private static ObjectNode show(HistoryEvent event, boolean includeData) {
    ObjectNode response =
        AslJson.object()
            .put("timestamp", EpochSeconds.seconds(event.at()))
            .put("type", event.type().wireName())
            .put("id", event.id())
            .put("previousEventId", event.previousId());
    ObjectNode details = event.details();
    if (details != null) {
      if (!includeData) {
        details.remove(DATA_MEMBERS);
      }
      response.set(event.type().detailsMember(), details);
    }
    return response;
  }
}
