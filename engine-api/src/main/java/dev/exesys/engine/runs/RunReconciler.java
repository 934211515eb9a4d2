package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reconciles open runs with the state of their executions. Finishes runs whose execution has ended
 * but whose event was lost or could not be handled, and runs whose submit was interrupted; advances
 * the queues of running runs and sends heartbeats for their pending workers. Every step may be
 * executed by another function at the same time.
 */
public final class RunReconciler {

  /** Longer than a submit can take. */
  static final Duration SUBMIT_TIMEOUT = Duration.ofMinutes(15);

  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final RunOrders orders;
  private final StateMachines machines;
  private final FinishRun finish;
  private final RunResources resources;
  private final PendingWorkerHeartbeats heartbeats;
  private final BiConsumer<RunItem, OrderItem> decidedApprovals;
  private final List<String> pools;
  private final RunTurns turns;
  private final InstantSource clock;

  /**
   * Creates the use case.
   *
   * @param decidedApprovals completes the state of an order whose approval is decided
   * @param pools names of the pools whose backlogs are returned even if nothing waits
   * @param turns the concurrency groups of runs
   */
  public RunReconciler(
      RunStore runStore,
      OpenRunStore openRunStore,
      RunOrders orders,
      StateMachines machines,
      FinishRun finish,
      RunResources resources,
      PendingWorkerHeartbeats heartbeats,
      BiConsumer<RunItem, OrderItem> decidedApprovals,
      List<String> pools,
      RunTurns turns,
      InstantSource clock) {
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.orders = orders;
    this.machines = machines;
    this.finish = finish;
    this.resources = resources;
    this.heartbeats = heartbeats;
    this.decidedApprovals = decidedApprovals;
    this.pools = List.copyOf(pools);
    this.turns = turns;
    this.clock = clock;
  }

  /**
   * Reconciles every open run once; returns the counts of {@link ReconcilerResult}, and what waits
   * for each pool of workers.
   */
  public JsonNode reconcile() {
    ReconcilerResult result = new ReconcilerResult();
    SequencedMap<String, PoolBacklog> backlogs = PoolBacklog.none();
    pools.forEach(pool -> backlogs.put(pool, PoolBacklog.EMPTY));
    for (OpenRun open : openRunStore.all()) {
      result.found(open);
      try {
        if (reconcile(open, result, backlogs)) {
          result.ended();
        }
      } catch (RuntimeException e) {
        // One run that cannot be reconciled must not block the others; it is tried again at the
        // next schedule.
        result.failed();
        System.getLogger(RunReconciler.class.getName())
            .log(System.Logger.Level.WARNING, "run " + open.runId() + " was not reconciled", e);
      }
    }
    ObjectNode counts = result.json(clock.instant());
    ObjectNode waiting = counts.putObject("pools");
    backlogs.forEach((pool, backlog) -> waiting.set(pool, backlog.json(clock.instant())));
    return counts;
  }

  private boolean reconcile(
      OpenRun open, ReconcilerResult result, SequencedMap<String, PoolBacklog> backlogs) {
    boolean submitEnded = open.notedAt().plus(SUBMIT_TIMEOUT).isBefore(clock.instant());
    Optional<RunItem> found = runStore.find(open.runId());
    if (found.isEmpty()) {
      if (submitEnded) {
        // The submit was interrupted before it wrote the run, or it removed the run.
        openRunStore.forget(open.runId());
      }
      return false;
    }
    RunItem run = found.get();
    String execution = run.progress().executionArn();
    Optional<ExecutionStatus> status =
        execution == null ? Optional.empty() : machines.status(execution);
    if (run.progress().status().finished()) {
      // The final status is recorded, but the done object may be missing or commands may still run.
      boolean over = finish.finishLate(run);
      turns.left(run);
      return over;
    }
    if (status.isEmpty() && run.progress().status() == JobStatus.WAITING) {
      // Its turn may have come unnoticed, or the submission was interrupted before it waited.
      turns.enter(run);
      return false;
    }
    if (status.isEmpty()) {
      return submitEnded && finishNeverStarted(run);
    }
    if (status.get() != ExecutionStatus.RUNNING) {
      finish.finish(run, ExecutionOutcomeMapper.outcome(run, status.get().name(), ""));
      turns.left(run);
      return true;
    }
    List<OrderItem> all = orders.all(run);
    result.waiting(all);
    all.stream()
        .filter(RunReconciler::isDecisionPending)
        .forEach(order -> decidedApprovals.accept(run, order));
    heartbeats.send(all);
    PoolBacklog.add(backlogs, all);
    if (open.queued()) {
      // Renews or ends expired leases, and notifies a holder that was not notified.
      resources.advanceQueues(all);
    }
    return false;
  }

  /** Returns whether a decision is recorded but its state was not completed. */
  private static boolean isDecisionPending(OrderItem order) {
    ApprovalProgress approval = order.progress().approval();
    return approval != null && approval.decision() != null && approval.taskToken() != null;
  }

  private boolean finishNeverStarted(RunItem run) {
    boolean started = run.progress().status() != JobStatus.STARTING;
    finish.finish(
        run,
        ExecutionOutcome.aborted(
            started ? "the execution no longer exists" : "the run could not be started"));
    return true;
  }
}
