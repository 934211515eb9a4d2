package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import java.time.InstantSource;
import java.util.List;

/**
 * Finishes a run, whatever the outcome of its execution. The machine's finalize state and the
 * finalizer function may both call this, at the same time and repeatedly: each step is conditional
 * or idempotent, one caller records the final status, and both continue with that status. The done
 * object is written last, because a client that sees it reads the other results; then a redriven
 * execution that waits for the run is ended.
 */
public final class FinishRun {

  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final RunStartedEvents startedEvents;
  private final RunOrderSettler orderSettler;
  private final RunResources resources;
  private final RunCompletion completion;
  private final FinalState finalState;
  private final InstantSource clock;

  /** Creates the use case. */
  public FinishRun(
      RunStore runStore,
      OpenRunStore openRunStore,
      RunStartedEvents startedEvents,
      RunOrderSettler orderSettler,
      RunResources resources,
      RunCompletion completion,
      FinalState finalState,
      InstantSource clock) {
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.startedEvents = startedEvents;
    this.orderSettler = orderSettler;
    this.resources = resources;
    this.completion = completion;
    this.finalState = finalState;
    this.clock = clock;
  }

  /**
   * Settles the unsettled orders, releases what the run holds, and records the final status, the
   * terminal event and the done object.
   */
  public DoneObject finish(RunItem run, ExecutionOutcome outcome) {
    boolean first = !run.progress().status().finished();
    boolean commandsRun = first && settleAndRelease(run, outcome);
    RunItem finished = runStore.find(run.runId()).orElseThrow();
    DoneObject done = completion.publish(finished);
    String redriven = finished.links().redriveToken();
    if (redriven != null) {
      finalState.completeRedriven(redriven, finished, done);
    }
    if (first && !commandsRun) {
      forget(run);
    }
    return done;
  }

  /**
   * Completes the work on a run whose final status is recorded: the steps that an interrupted
   * caller of {@link #finish} left out and, once the commands of all orders have ended, the workers
   * and queues that were still in use.
   *
   * @return whether nothing is left to do
   */
  public boolean finishLate(RunItem run) {
    DoneObject unused = finish(run, ExecutionOutcome.completed());
    List<OrderItem> orders = orderSettler.all(run);
    resources.leaveQueues(orders);
    boolean ended = resources.commandsEnded(orders);
    if (ended) {
      orderSettler.stopAll(orders);
      forget(run);
    }
    return ended;
  }

  /** Returns true if commands of the run may still run. */
  private boolean settleAndRelease(RunItem run, ExecutionOutcome outcome) {
    if (run.progress().status() != JobStatus.RUNNING) {
      startedEvents.write(run);
    }
    List<OrderItem> settled = orderSettler.settleAll(run, outcome);
    orderSettler.stopUnclaimed(settled);
    boolean commandsRun = !resources.commandsEnded(settled);
    // After all orders are settled: an order that enters its queue from now on finds itself settled
    // and leaves the queue again.
    resources.release(run, settled);
    runStore.finish(
        run.runId(),
        JobStatusRule.of(outcome, settled),
        Summary.of(settled.stream().map(OrderItem::status).toList()),
        clock.instant());
    return commandsRun;
  }

  private void forget(RunItem run) {
    // The record is deleted last: if this is interrupted, the reconciler repeats it.
    resources.leaveGroup(run);
    openRunStore.forget(run.runId());
  }
}
