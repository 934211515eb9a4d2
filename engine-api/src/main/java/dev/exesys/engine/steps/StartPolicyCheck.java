package dev.exesys.engine.steps;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.DependencyState;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.runs.BlockedReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Applies the {@link StartPolicy} to an order of the order store. */
final class StartPolicyCheck {

  private final OrderStore orderStore;

  StartPolicyCheck(OrderStore orderStore) {
    this.orderStore = orderStore;
  }

  /** Returns the outcome of an order that is not to run; empty if it runs. */
  Optional<ObjectNode> refusal(RunItem run, OrderItem order) {
    List<OrderKey> keys =
        order.dependencyNums().stream().map(n -> new OrderKey(order.runId(), n)).toList();
    List<StartPolicy.Dependency> dependencies =
        orderStore.dependencyStates(keys).stream().map(StartPolicyCheck::dependency).toList();
    if (dependencies.size() < Set.copyOf(keys).size()) {
      throw new IllegalStateException(
          "a dependency of order " + order.name() + " is missing from the orders table");
    }
    for (StartPolicy.Dependency dependency : dependencies) {
      if (!dependency.status().settled()) {
        throw new IllegalStateException(
            "internal error: order "
                + order.name()
                + " was started before its dependency "
                + dependency.name()
                + " was settled");
      }
    }
    return switch (StartPolicy.decide(
        order.order().when(), dependencies, run.progress().failedFastBy())) {
      case StartPolicy.Run() -> Optional.empty();
      case StartPolicy.Skip() ->
          Optional.of(
              outcome(OrderStatus.SUCCEEDED, EventType.SKIPPED)
                  .put("reason", "no dependency failed"));
      case StartPolicy.Block(String by, boolean failFast) ->
          Optional.of(
              outcome(OrderStatus.FAILED, EventType.BLOCKED)
                  .put("blocked_by", by)
                  .put("reason", BlockedReason.of(by, failFast)));
    };
  }

  private static StartPolicy.Dependency dependency(DependencyState order) {
    return new StartPolicy.Dependency(
        order.name(), order.status(), order.blocked(), order.mustSucceed());
  }

  private static ObjectNode outcome(OrderStatus status, String eventType) {
    return Json.object().put("status", status.wire()).put("event_type", eventType);
  }
}
