package dev.exesys.engine.steps;

import dev.exesys.core.contract.ErrorNames;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.SingleLineMessage;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerStartException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state that an order is named by: asks the gate, seals the order's bundle and asks for a
 * worker. The state then waits for the worker's word.
 *
 * <p>It may be retried at any point, each time with a new token. Until what it started has been
 * noted or a worker has claimed the order, that asks for another worker; from then on it only makes
 * the new token the one the worker answers to.
 */
final class RunStep {

  private final Books stores;
  private final OrderFinder finder;
  private final StartPolicyCheck gatekeeper;
  private final BundleSealer bundles;
  private final Map<ExecutionTarget, WorkerLauncher> workers;
  private final TaskTokens tokens;
  private final WorkerStartRetry starting;
  private final InstantSource clock;

  RunStep(
      Books stores,
      OrderFinder finder,
      StartPolicyCheck gatekeeper,
      BundleSealer bundles,
      Map<ExecutionTarget, WorkerLauncher> workers,
      RetryPolicy workerStartRetry,
      TaskTokens tokens,
      InstantSource clock) {
    this.stores = stores;
    this.finder = finder;
    this.gatekeeper = gatekeeper;
    this.bundles = bundles;
    this.workers = Map.copyOf(workers);
    this.tokens = tokens;
    this.starting = new WorkerStartRetry(tokens, workerStartRetry, WorkerStartRetry.MAX_DURATION);
    this.clock = clock;
  }

  void handle(StepRequest request) {
    RunItem submitted = finder.submitted(request);
    // The one note of a run that counts here is which order has made it fail fast.
    RunItem run = submitted.job().failFast() ? finder.run(request) : submitted;
    OrderItem order = finder.order(run, request);
    String token = request.taskToken();
    Optional<ObjectNode> refusal = order.status().settled() ? settled(order) : refusal(run, order);
    if (refusal.isPresent()) {
      tokens.succeed(token, refusal.get());
      return;
    }
    // What has a handle was started by an earlier try.
    Optional<OrderItem> dispatched =
        order.progress().handle() == null
            ? stores.orders().dispatched(order.key(), token, clock.instant())
            : Optional.empty();
    if (dispatched.isPresent()) {
      dispatch(run, dispatched.get(), token);
    } else {
      goOn(order, token);
    }
  }

  private Optional<ObjectNode> refusal(RunItem run, OrderItem order) {
    // Once dispatched there is no way back: a job that has since failed fast stops what has not
    // started.
    boolean fresh = order.status() == OrderStatus.QUEUED || order.status() == OrderStatus.WAITING;
    return fresh ? gatekeeper.refusal(run, order) : Optional.empty();
  }

  private static Optional<ObjectNode> settled(OrderItem order) {
    return Optional.of(Json.object().put("status", order.status().wire()));
  }

  private void dispatch(RunItem run, OrderItem order, String token) {
    List<String> instances;
    try {
      bundles.seal(run, order);
      WorkerLauncher target = Objects.requireNonNull(workers.get(order.order().executionTarget()));
      instances = target.instances(order);
      if (instances.size() > 1) {
        // Before any of them hears of it. A first try of this state may have found others.
        instances =
            stores.shares().open(order.key(), instances, clock.instant()).stream()
                .map(InstanceShare::instance)
                .toList();
      }
      String handle = starting.start(target, order, instances, token);
      if (!handle.isEmpty()) {
        stores.orders().started(order.key(), handle);
      }
    } catch (BundleException | WorkerStartException e) {
      tokens.fail(token, ErrorNames.DISPATCH_FAILED, SingleLineMessage.of(e.getMessage()));
      return;
    }
    ObjectNode data = Json.object().put("execution_target", order.order().executionTarget().wire());
    if (!instances.isEmpty()) {
      instances.forEach(data.putArray("instances")::add);
    }
    // At the time that the books have for it: a quick worker is running before this is written.
    stores
        .log()
        .appendOnce(
            EventSubject.order(run.ids(), order),
            Objects.requireNonNull(order.progress().dispatchedAt()),
            EventType.DISPATCHED,
            "info",
            data);
  }

  /** A worker is coming, at it, or was: it may have reported to the token before this one. */
  private void goOn(OrderItem order, String token) {
    stores.orders().replaceToken(order.key(), token);
    // The worker writes its report before it reads the token to use, this side writes the token
    // before it reads the
    // report: whichever comes second sees the other's.
    stores
        .orders()
        .find(order.key())
        .filter(o -> o.progress().reported() != null || o.status().settled())
        .ifPresent(o ->
            tokens.succeed(token, Json.object().put("status", SettlementResolver.known(o).wire())));
  }
}
