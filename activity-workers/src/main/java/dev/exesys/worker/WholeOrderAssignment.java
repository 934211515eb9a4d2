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

/** An order that one worker runs: every order but those of several instances. */
record WholeOrderAssignment(OrderStore orders, OrderKey order, String workerId)
    implements Assignment {
  private static final Logger LOG = LoggerFactory.getLogger(WholeOrderAssignment.class);

  @Override
  public Optional<OrderItem> claim(Instant at) {
    return orders.claim(order, workerId, at);
  }

  /** The state's own heartbeat is enough. */
  @Override
  public boolean beat(Instant now) {
    return true;
  }

  @Override
  public Optional<Word> report(WorkerReport report) {
    Optional<OrderItem> reported = orders.report(order, workerId, report);
    if (reported.isEmpty()) {
      // Settled already, or a first try arrived and its answer did not. Telling harms neither; and
      // who waits for the order's queue may have it now.
      LOG.info("the report of {} was not taken", order.pk());
      boolean unused = orders.left(order, workerId, report.endedAt());
    }
    return Optional.of(new Word(report, reported));
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
  public Optional<String> endEvent() {
    return Optional.empty();
  }
}
