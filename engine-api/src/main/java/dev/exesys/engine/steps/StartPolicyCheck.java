package dev.exesys.engine.steps;

import dev.exesys.core.store.DependencyState;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies the {@link StartPolicy} to an order of the order store. */
final class StartPolicyCheck {

  private final OrderStore orderStore;

  StartPolicyCheck(OrderStore orderStore) {
    this.orderStore = orderStore;
  }

  /** Returns why an order does not run; empty if it runs. */
  Optional<Refusal> refusal(RunItem run, OrderItem order) {
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
      case StartPolicy.Skip() -> Optional.of(Refusal.skipped());
      case StartPolicy.Block block -> Optional.of(Refusal.blocked(block));
    };
  }

  private static StartPolicy.Dependency dependency(DependencyState order) {
    return new StartPolicy.Dependency(
        order.name(), order.status(), order.blocked(), order.mustSucceed());
  }
}
