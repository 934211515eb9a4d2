package dev.exesys.engine.steps;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.retry.RetryableFailure;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.settle.SingleLineMessage;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerStartException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Seals the bundle of an order and requests its worker. */
final class WorkerDispatcher {

  private final OrderStore orderStore;
  private final InstanceShareStore shareStore;
  private final EventLog eventLog;
  private final BundleSealer bundles;
  private final Map<ExecutionTarget, WorkerLauncher> launchers;
  private final TaskTokens tokens;
  private final WorkerStartRetry retry;
  private final InstantSource clock;

  WorkerDispatcher(StepStores stores, StepServices services) {
    this.orderStore = stores.orders();
    this.shareStore = stores.shares();
    this.eventLog = stores.eventLog();
    this.bundles = services.bundles();
    this.launchers = Map.copyOf(services.launchers());
    this.tokens = services.tokens();
    this.retry =
        new WorkerStartRetry(tokens, services.workerStartRetry(), WorkerStartRetry.MAX_DURATION);
    this.clock = services.clock();
  }

  /**
   * Dispatches an order; a failure fails the state that has the token.
   *
   * @return false after a failure
   * @throws RuntimeException if a service throttled the calls or was unavailable for so long that
   *     the state is to be retried
   */
  boolean dispatch(RunItem run, OrderItem order, String token) {
    List<String> instances;
    try {
      Started started = retry.call(token, () -> start(run, order));
      instances = started.instances();
      if (!started.handle().isEmpty()) {
        boolean unused =
            retry.call(token, () -> orderStore.recordHandle(order.key(), started.handle()));
      }
    } catch (BundleException | WorkerStartException e) {
      if (RetryableFailure.isRetryable(e)) {
        throw e;
      }
      tokens.fail(token, EngineErrorNames.DISPATCH_FAILED, SingleLineMessage.of(e.getMessage()));
      return false;
    }
    writeEvent(run, order, instances);
    return true;
  }

  /** The instances of a requested worker, and the handle that stops it. */
  private record Started(List<String> instances, String handle) {}

  private Started start(RunItem run, OrderItem order) {
    bundles.seal(run, order);
    WorkerLauncher launcher =
        Objects.requireNonNull(launchers.get(order.order().executionTarget()));
    List<String> instances = instances(launcher, order);
    return new Started(instances, launcher.start(order, instances));
  }

  private List<String> instances(WorkerLauncher launcher, OrderItem order) {
    List<String> instances = launcher.instances(order);
    // The shares are written before any instance gets its command. An earlier attempt of this state
    // may have found other instances: those are kept.
    return instances.size() <= 1
        ? instances
        : shareStore.open(order.attemptKey(), instances, clock.instant()).stream()
            .map(InstanceShare::instance)
            .toList();
  }

  private void writeEvent(RunItem run, OrderItem order, List<String> instances) {
    ObjectNode data = Json.object().put("execution_target", order.order().executionTarget().wire());
    if (order.order().pool() != null) {
      data.put("pool", order.order().pool());
    }
    if (!instances.isEmpty()) {
      instances.forEach(data.putArray("instances")::add);
    }
    // The event has the recorded time of the dispatch: a fast worker may run before it is written.
    eventLog.appendOnce(
        EventSubject.order(run.ids(), order),
        Objects.requireNonNull(order.progress().dispatchedAt()),
        EventType.DISPATCHED,
        "info",
        data);
  }
}
