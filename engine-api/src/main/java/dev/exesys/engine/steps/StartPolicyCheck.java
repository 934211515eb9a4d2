package dev.exesys.engine.steps;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.DependencyState;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Asks the {@link StartPolicy} about an order of the books. */
final class StartPolicyCheck {

  private final Books stores;

  StartPolicyCheck(Books stores) {
    this.stores = stores;
  }

  /** The outcome of an order that is not to run; empty if it is to run. */
  Optional<ObjectNode> refusal(RunItem run, OrderItem order) {
    List<OrderKey> keys =
        order.dependencyNums().stream().map(n -> new OrderKey(order.runId(), n)).toList();
    List<StartPolicy.Dependency> dependencies =
        stores.orders().standings(keys).stream().map(StartPolicyCheck::dependency).toList();
    if (dependencies.size() < Set.copyOf(keys).size()) {
      throw new IllegalStateException(
          "an order that " + order.name() + " depends on is gone from the orders table");
    }
    for (StartPolicy.Dependency dependency : dependencies) {
      if (!dependency.status().settled()) {
        throw new IllegalStateException(
            order.name() + " was started before " + dependency.name() + " had settled");
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
                  .put(
                      "reason",
                      failFast
                          ? "the job fails fast and " + by + " failed"
                          : by + " did not succeed"));
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
