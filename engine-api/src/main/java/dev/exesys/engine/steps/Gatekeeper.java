package dev.exesys.engine.steps;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.OrderStanding;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.engine.Books;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Asks the {@link Gate} about an order of the books. */
final class Gatekeeper {

  private final Books books;

  Gatekeeper(Books books) {
    this.books = books;
  }

  /** The outcome of an order that is not to run; empty if it is to run. */
  Optional<ObjectNode> refusal(RunItem run, OrderItem order) {
    List<OrderKey> keys =
        order.dependencyNums().stream().map(n -> new OrderKey(order.runId(), n)).toList();
    List<Gate.Dependency> dependencies =
        books.orders().standings(keys).stream().map(Gatekeeper::dependency).toList();
    if (dependencies.size() < Set.copyOf(keys).size()) {
      throw new IllegalStateException(
          "an order that " + order.name() + " depends on is gone from the orders table");
    }
    for (Gate.Dependency dependency : dependencies) {
      if (!dependency.status().settled()) {
        throw new IllegalStateException(
            order.name() + " was started before " + dependency.name() + " had settled");
      }
    }
    return switch (Gate.decide(order.order().when(), dependencies, run.progress().failedFastBy())) {
      case Gate.Run() -> Optional.empty();
      case Gate.Skip() ->
          Optional.of(
              outcome(OrderStatus.SUCCEEDED, EventType.SKIPPED)
                  .put("reason", "no dependency failed"));
      case Gate.Block(String by, boolean failFast) ->
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

  private static Gate.Dependency dependency(OrderStanding order) {
    return new Gate.Dependency(order.name(), order.status(), order.blocked(), order.mustSucceed());
  }

  private static ObjectNode outcome(OrderStatus status, String eventType) {
    return Json.object().put("status", status.wire()).put("event_type", eventType);
  }
}
