package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Looks after what was lost, now and then: finishes runs whose execution is over but whose event
 * never came or could not be handled, and runs whose submit died half-way; frees and serves the
 * queues of the others, and beats for workers that are on their way. Finishing a run frees what it
 * holds. Everything it does others may be doing at the same moment.
 */
public final class RunReconciler {

  /** Longer than a submit can take. */
  static final Duration SUBMIT = Duration.ofMinutes(15);

  private final Books stores;
  private final RunOrders orders;
  private final StateMachines machines;
  private final FinishRun finish;
  private final OrderQueues queues;
  private final CommandsEnded departures;
  private final PendingWorkerHeartbeats coming;
  private final InstantSource clock;

  /** A use case over these parts. */
  public RunReconciler(
      Books stores,
      RunOrders orders,
      StateMachines machines,
      FinishRun finish,
      OrderQueues queues,
      CommandsEnded departures,
      PendingWorkerHeartbeats coming,
      InstantSource clock) {
    this.stores = stores;
    this.orders = orders;
    this.machines = machines;
    this.finish = finish;
    this.queues = queues;
    this.departures = departures;
    this.coming = coming;
    this.clock = clock;
  }

  /** Looks at every open run once; answers with how many it ended and at how many it failed. */
  public JsonNode sweep() {
    int ended = 0;
    int failed = 0;
    for (OpenRun open : stores.open().all()) {
      try {
        ended += look(open) ? 1 : 0;
      } catch (RuntimeException e) {
        // One run that cannot be ended must not keep the others from their end; it is tried again.
        failed++;
        System.getLogger(RunReconciler.class.getName())
            .log(System.Logger.Level.WARNING, "run " + open.runId() + " could not be swept", e);
      }
    }
    return Json.object().put("ended", ended).put("failed", failed);
  }

  private boolean look(OpenRun open) {
    boolean late = open.notedAt().plus(SUBMIT).isBefore(clock.instant());
    Optional<RunItem> found = stores.runs().find(open.runId());
    if (found.isEmpty()) {
      if (late) {
        // Its submit died before there was a run, or took it back.
        stores.open().forget(open.runId());
      }
      return false;
    }
    RunItem run = found.get();
    String execution = run.progress().executionArn();
    Optional<ExecutionStatus> status =
        execution == null ? Optional.empty() : machines.status(execution);
    if (run.progress().status().over()) {
      // Whoever ended it died, has not come to the done object yet, or left workers to end by
      // themselves.
      return finish.finishLate(run);
    }
    if (status.isEmpty()) {
      return late && neverStarted(run);
    }
    if (status.get() != ExecutionStatus.RUNNING) {
      finish.finish(run, RunEndRule.of(run, status.get().name(), ""));
      return true;
    }
    List<OrderItem> all = orders.all(run);
    coming.beat(all);
    if (open.queued()) {
      serve(all);
    }
    return false;
  }

  private boolean neverStarted(RunItem run) {
    boolean started = run.progress().status() != JobStatus.STARTING;
    finish.finish(
        run,
        ExecutionOutcome.aborted(
            started ? "the execution is gone" : "the run could not be started"));
    return true;
  }

  /** A holder whose lease ran out is looked at, and a waiter nobody told is told. */
  private void serve(List<OrderItem> all) {
    all.stream()
        .filter(order -> !departures.hasLeft(order))
        .map((OrderItem order) -> order.order().queueId())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(queues::advance);
  }
}
