package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import dev.exesys.engine.settle.SingleLineMessage;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Hears from EventBridge of what ended without the engine: executions (<i>Step Functions Execution
 * Status Change</i>), whose runs it finishes if their machines could not do it themselves, and
 * workers' builds and commands. Events may come twice, late, and about things of others. Its
 * schedule is the sweep.
 */
public final class RunFinalizer {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Books stores;
  private final FinishRun finish;
  private final RunReconciler sweep;
  private final WorkerTerminations workerEnds;
  private final Collection<WorkerLauncher> workers;
  private final Sleeper pauses;

  /** A use case over these parts. */
  public RunFinalizer(
      Books stores,
      FinishRun finish,
      RunReconciler sweep,
      WorkerTerminations workerEnds,
      Collection<WorkerLauncher> workers,
      Sleeper pauses) {
    this.stores = stores;
    this.finish = finish;
    this.sweep = sweep;
    this.workerEnds = workerEnds;
    this.workers = List.copyOf(workers);
    this.pauses = pauses;
  }

  /** Handles one event; answers with what it did. */
  public JsonNode handle(JsonNode event) {
    if (isSchedule(event)) {
      return sweep.sweep();
    }
    List<WorkerTermination> ends = workers.stream().flatMap(w -> w.ended(event).stream()).toList();
    if (!ends.isEmpty()) {
      return Json.object().put("told", ends.stream().filter(workerEnds::handle).count());
    }
    return executionEnded(event.path("detail"));
  }

  private JsonNode executionEnded(JsonNode detail) {
    String name = detail.path("name").asString("");
    String status = detail.path("status").asString("");
    Optional<RunItem> run = RunIds.isRunId(name) ? stores.runs().find(name) : Optional.empty();
    // A child execution has another name; another deployment's run is not in these books.
    boolean ours =
        run.isPresent()
            && detail.path("executionArn").asString("").equals(run.get().progress().executionArn());
    if (!ours || status.equals("RUNNING") || status.isEmpty()) {
      return Json.object().put("ignored", true);
    }
    if (run.get().progress().status().over() && stores.open().find(name).isEmpty()) {
      return Json.object().put("over", true);
    }
    DoneObject done = finish.finish(run.get(), ending(run.get(), status, detail));
    awaitLingeringWorkers(name);
    return Json.mapper().valueToTree(done);
  }

  /**
   * Orders of other runs may wait for a queue that a stopped order has until its commands have
   * ended: they need not wait for the sweep as well.
   */
  private void awaitLingeringWorkers(String runId) {
    while (stores.open().find(runId).filter(OpenRun::queued).isPresent()
        && pauses.pause(LOOK)
        && !stores.runs().find(runId).map(finish::finishLate).orElse(true)) {
      // They have not ended yet.
    }
  }

  /** EventBridge's own event, or what the local stack and people send. */
  private static boolean isSchedule(JsonNode event) {
    return event.path("detail-type").asString("").equals("Scheduled Event")
        || event.path("action").asString("").equals("sweep");
  }

  private static ExecutionOutcome ending(RunItem run, String status, JsonNode detail) {
    String error = detail.path("error").asString("");
    String cause = detail.path("cause").asString("");
    String why =
        SingleLineMessage.of(error + (error.isEmpty() || cause.isEmpty() ? "" : ": ") + cause);
    return RunEndRule.of(run, status, why);
  }
}
