package dev.exesys.engine.runs;

import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.engine.Books;
import dev.exesys.engine.settle.OneLine;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Hears of executions that ended (EventBridge, <i>Step Functions Execution Status Change</i>) and
 * finishes the runs whose machines could not do it themselves. Events may come twice, late, and
 * about executions of others. Its schedule is the sweep.
 */
public final class RunFinalizer {

  private final Books books;
  private final FinishRun finish;
  private final SweepRuns sweep;

  /** A use case over these parts. */
  public RunFinalizer(Books books, FinishRun finish, SweepRuns sweep) {
    this.books = books;
    this.finish = finish;
    this.sweep = sweep;
  }

  /** Handles one event; answers with what it did. */
  public JsonNode handle(JsonNode event) {
    if (isSchedule(event)) {
      return sweep.sweep();
    }
    JsonNode detail = event.path("detail");
    String name = detail.path("name").asString("");
    String status = detail.path("status").asString("");
    Optional<RunItem> run = RunIds.isRunId(name) ? books.runs().find(name) : Optional.empty();
    // A child execution has another name; another deployment's run is not in these books.
    boolean ours =
        run.isPresent()
            && detail.path("executionArn").asString("").equals(run.get().progress().executionArn());
    if (!ours || status.equals("RUNNING") || status.isEmpty()) {
      return Json.object().put("ignored", true);
    }
    Ending ending = ending(run.get(), status, detail);
    return Json.mapper().valueToTree(finish.finish(run.get(), ending));
  }

  /** EventBridge's own event, or what the local stack and people send. */
  private static boolean isSchedule(JsonNode event) {
    return event.path("detail-type").asString("").equals("Scheduled Event")
        || event.path("action").asString("").equals("sweep");
  }

  private static Ending ending(RunItem run, String status, JsonNode detail) {
    String error = detail.path("error").asString("");
    String cause = detail.path("cause").asString("");
    String why = OneLine.of(error + (error.isEmpty() || cause.isEmpty() ? "" : ": ") + cause);
    return ExecutionEnd.of(run, status, why);
  }
}
