package dev.exesys.engine.rerun;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settles the orders of a rerun that it carries over as they are settled in the earlier run. */
final class CarriedOrders {
  private static final Set<String> SUCCESS = Set.of(EventType.SUCCEEDED, EventType.CARRIED_OVER);

  private CarriedOrders() {}

  /**
   * Returns the orders of a rerun.
   *
   * @param fresh its orders, queued
   * @param earlier the orders of the run that is run again
   * @param again names of the orders that run again
   * @param createdAt when the rerun was accepted
   */
  static List<OrderItem> of(
      List<OrderItem> fresh, Collection<OrderItem> earlier, Set<String> again, Instant createdAt) {
    Map<String, OrderItem> byName = new LinkedHashMap<>();
    earlier.forEach(item -> byName.put(item.name(), item));
    return fresh.stream()
        .map(order -> {
          OrderItem old = byName.get(order.name());
          return old == null || again.contains(order.name())
              ? order
              : carried(order, old, createdAt);
        })
        .toList();
  }

  private static OrderItem carried(OrderItem order, OrderItem old, Instant createdAt) {
    OrderProgress p = old.progress();
    boolean succeeded =
        p.status() == OrderStatus.SUCCEEDED
            && (p.eventType() == null || SUCCESS.contains(p.eventType()));
    String type = succeeded ? EventType.CARRIED_OVER : p.eventType();
    OrderProgress carried =
        new OrderProgress(
            p.status(),
            null,
            null,
            null,
            null,
            null,
            // Just after the event queued, which has the time of the submission.
            createdAt.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS),
            p.exitCode(),
            p.log(),
            p.reason(),
            type,
            null,
            p.reported(),
            null,
            p.cause(),
            p.blockedBy(),
            1,
            null,
            null,
            null,
            p.carriedOverFrom() == null ? old.runId() : p.carriedOverFrom());
    return new OrderItem(
        order.runId(),
        order.orderNum(),
        order.order(),
        order.hasSecrets(),
        order.dependencyNums(),
        order.producerNums(),
        order.releases(),
        carried);
  }
}
