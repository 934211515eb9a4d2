package dev.exesys.worker;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RecentRuns;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StoreException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Decides whether the order of a pool's task may be claimed. */
final class TaskCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TaskCheck.class);

  private final WorkerStores stores;
  private final RecentRuns runs;

  TaskCheck(WorkerStores stores, RecentRuns runs) {
    this.stores = stores;
    this.runs = runs;
  }

  /** Returns the run of a task whose order may be claimed; empty if the task has ended. */
  Optional<RunItem> runOf(PolledTask task) {
    // A task that was delivered late may have timed out and been offered to another worker.
    if (!stores.tokens().heartbeat(task.token())) {
      LOG.info("the task of order {} has ended", task.label());
      return Optional.empty();
    }
    Optional<RunItem> run = runs.find(task.runId(), stores.runs());
    if (run.isEmpty()) {
      refuse(task, "run " + task.runId() + " does not exist");
      return Optional.empty();
    }
    if (run.get().job().failFast() && hasFailedFast(task)) {
      refuse(task, "the job has failed fast");
      return Optional.empty();
    }
    return run;
  }

  /** An order that waits for its first worker has not started. */
  private boolean hasFailedFast(PolledTask task) {
    return stores
        .runs()
        .find(task.runId())
        .filter(run -> run.progress().failedFastBy() != null)
        .flatMap(run -> stores.orders().find(task.order(run)))
        .filter(order -> order.order().when() != When.ALWAYS)
        .filter(order -> order.progress().attempt() == 1)
        .isPresent();
  }

  /** Fails the task of an order that is not to run; the engine decides what follows. */
  void refuse(PolledTask task, String reason) {
    LOG.info("order {} does not run: {}", task.label(), reason);
    boolean unused = stores.tokens().fail(task.token(), EngineErrorNames.WORKER_ENDED, reason);
  }

  /** Writes the event of a further attempt, which the claim has dispatched. */
  void recordDispatch(RunItem run, OrderItem claimed) {
    if (claimed.progress().attempt() == 1) {
      return;
    }
    ObjectNode data =
        Json.object()
            .put("execution_target", claimed.order().executionTarget().wire())
            .put("pool", claimed.order().pool());
    try {
      Instant at = Objects.requireNonNull(claimed.progress().dispatchedAt());
      EventSubject subject = EventSubject.order(run.ids(), claimed);
      stores.events().appendOnce(subject, at, EventType.DISPATCHED, "info", data);
    } catch (StoreException e) {
      LOG.warn("the dispatch of {} could not be recorded", claimed.key().pk(), e);
    }
  }
}
