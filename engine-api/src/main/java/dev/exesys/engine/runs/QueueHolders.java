package dev.exesys.engine.runs;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Shows with each waiting order which order holds its queue. Reads every queue once. */
final class QueueHolders {
  /** The maximum number of queues that are read for one response. */
  private static final int MAX_QUEUES = 20;

  private final QueueStore queues;
  private final Map<String, Optional<QueueHolder>> holders = new LinkedHashMap<>();

  QueueHolders(QueueStore queues) {
    this.queues = queues;
  }

  /** Adds the member {@code queue_holder} to the description of an order that waits for a queue. */
  void add(OrderItem item, ObjectNode order) {
    String queueId = item.order().queueId();
    if (item.status() != OrderStatus.WAITING || queueId == null) {
      return;
    }
    if (!holders.containsKey(queueId)) {
      holders.put(queueId, holders.size() < MAX_QUEUES ? queues.holder(queueId) : Optional.empty());
    }
    holders
        .getOrDefault(queueId, Optional.empty())
        .filter(holder -> !holder.order().equals(item.key()))
        .ifPresent(holder ->
            order
                .putObject("queue_holder")
                .put("run_id", holder.order().runId())
                .put("order_name", holder.orderName()));
  }
}
