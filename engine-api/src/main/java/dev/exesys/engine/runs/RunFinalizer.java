package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.settle.SingleLineMessage;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Handles EventBridge events about executions (<i>Step Functions Execution Status Change</i>),
 * whose runs it finishes if their machines did not, and about the builds and commands of workers.
 * Events may be repeated, late, or about other deployments. The schedule's event starts the
 * reconciler.
 */
public final class RunFinalizer {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final FinishRun finish;
  private final RunReconciler reconciler;
  private final StoppedRedrives stoppedRedrives;
  private final Runnable notifications;
  private final Predicate<WorkerTermination> terminations;
  private final Collection<WorkerLauncher> launchers;
  private final RunTurns turns;
  private final Sleeper sleeper;

  /**
   * Creates the use case.
   *
   * @param notifications sends the notifications that were left out
   * @param terminations handles the termination of a worker; returns whether it completed a state
   * @param turns the concurrency groups of runs
   */
  public RunFinalizer(
      RunStore runStore,
      OpenRunStore openRunStore,
      FinishRun finish,
      RunReconciler reconciler,
      StoppedRedrives stoppedRedrives,
      Runnable notifications,
      Predicate<WorkerTermination> terminations,
      Collection<WorkerLauncher> launchers,
      RunTurns turns,
      Sleeper sleeper) {
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.finish = finish;
    this.reconciler = reconciler;
    this.stoppedRedrives = stoppedRedrives;
    this.notifications = notifications;
    this.terminations = terminations;
    this.launchers = List.copyOf(launchers);
    this.turns = turns;
    this.sleeper = sleeper;
  }

  /** Handles one event; returns a summary of what it did, for the log. */
  public JsonNode handle(JsonNode event) {
    if (isSchedule(event)) {
      JsonNode result = reconciler.reconcile();
      notifications.run();
      return result;
    }
    List<WorkerTermination> ended =
        launchers.stream().flatMap(w -> w.terminations(event).stream()).toList();
    if (!ended.isEmpty()) {
      return Json.object().put("completed", ended.stream().filter(terminations).count());
    }
    return executionEnded(event.path("detail"));
  }

  private JsonNode executionEnded(JsonNode detail) {
    String name = detail.path("name").asString("");
    String status = detail.path("status").asString("");
    Optional<RunItem> run = RunIds.endOf(name).flatMap(runStore::find);
    // Child executions have other names, and runs of other deployments are not in these stores.
    boolean known =
        run.isPresent()
            && detail.path("executionArn").asString("").equals(run.get().progress().executionArn());
    if (!known || status.equals("RUNNING") || status.isEmpty()) {
      return Json.object().put("ignored", true);
    }
    if (run.get().progress().status().finished()
        && openRunStore.find(run.get().runId()).isEmpty()) {
      turns.left(run.get());
      return Json.object().put("over", true).put("cancelled", stoppedRedrives.cancel(run.get()));
    }
    DoneObject done = finish.finish(run.get(), outcome(run.get(), status, detail));
    awaitLingeringWorkers(run.get().runId());
    turns.left(run.get());
    return Json.mapper().valueToTree(done);
  }

  /**
   * Waits until the commands of the run have ended, if the run has queues or a concurrency group: a
   * stopped order holds its queue until then, and orders of other runs should not have to wait for
   * the next schedule too.
   */
  private void awaitLingeringWorkers(String runId) {
    while (openRunStore.find(runId).filter(OpenRun::queued).isPresent()
        && sleeper.sleep(POLL_INTERVAL)
        && !runStore.find(runId).map(finish::finishLate).orElse(true)) {
      // Some commands have not ended yet.
    }
  }

  /**
   * Returns whether this is the schedule's event of EventBridge, the local stack or an operator.
   */
  private static boolean isSchedule(JsonNode event) {
    return event.path("detail-type").asString("").equals("Scheduled Event")
        || event.path("action").asString("").equals("sweep");
  }

  private static ExecutionOutcome outcome(RunItem run, String status, JsonNode detail) {
    String error = detail.path("error").asString("");
    String cause = detail.path("cause").asString("");
    String reason =
        SingleLineMessage.of(error + (error.isEmpty() || cause.isEmpty() ? "" : ": ") + cause);
    return ExecutionOutcomeMapper.outcome(run, status, reason);
  }
}
