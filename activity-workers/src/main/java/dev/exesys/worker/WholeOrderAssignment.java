package dev.exesys.worker;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order that one worker runs: every order except those that several instances run. */
record WholeOrderAssignment(OrderStore orders, OrderKey order, String workerId)
    implements Assignment {
  private static final Logger LOG = LoggerFactory.getLogger(WholeOrderAssignment.class);

  @Override
  public Optional<OrderItem> claim(Instant at) {
    return orders.claim(order, workerId, at);
  }

  /** Does nothing: the heartbeat of the task is sufficient. */
  @Override
  public boolean heartbeat(Instant now) {
    return true;
  }

  @Override
  public Optional<StateResult> report(WorkerReport report) {
    Optional<OrderItem> reported = orders.report(order, workerId, report);
    if (reported.isEmpty()) {
      // The order has settled, or an earlier attempt was recorded and its response was lost.
      // Sending the
      // result to the state is harmless in both cases; and the order's queue may be released now.
      LOG.info(
          "the report of {} was rejected: the order has settled or its report is recorded already",
          order.pk());
      boolean unused = orders.commandsEnded(order, workerId, report.endedAt());
    }
    return Optional.of(new StateResult(report, reported));
  }

  @Override
  public boolean isWholeOrder() {
    return true;
  }

  @Override
  public String logPrefix() {
    return StorageKeys.logPrefix(order);
  }

  @Override
  public ObjectNode label(ObjectNode data) {
    return data;
  }

  @Override
  public Optional<String> endEventType() {
    return Optional.empty();
  }
}
