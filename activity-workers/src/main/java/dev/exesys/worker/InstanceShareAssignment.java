package dev.exesys.worker;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.WorkerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One instance's share of an order that several run. The state's heartbeat cannot tell which of the
 * workers is silent, so each beats in the books too, and looks after the others: what is silent for
 * a heartbeat is reported as failed by whoever notices.
 */
record InstanceShareAssignment(
    WorkerStores stores, OrderKey order, String instance, String workerId, Duration silence)
    implements Assignment {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceShareAssignment.class);

  @Override
  public Optional<OrderItem> claim(Instant at) {
    if (!stores.shares().claim(order, instance, workerId, at)) {
      return Optional.empty();
    }
    // The first instance makes the order running; for the others it is, unless it is over already.
    return stores
        .orders()
        .claim(order, InstanceShareStore.WORKER, at)
        .or(() -> stores.orders().find(order).filter(o -> o.status() == OrderStatus.RUNNING));
  }

  @Override
  public boolean beat(Instant now) {
    if (!stores.shares().beat(order, instance, workerId, now)) {
      return false;
    }
    for (InstanceShare share : stores.shares().all(order)) {
      if (share.silentSince(now.minus(silence))) {
        LOG.warn("instance {} is silent about {}", share.instance(), order.pk());
        boolean unused = stores.shares().report(order, share.instance(), silent(share, now));
      }
    }
    return true;
  }

  private static WorkerReport silent(InstanceShare share, Instant now) {
    String reason =
        share.workerId() == null
            ? "the instance did not take the order in time"
            : "the worker died without a word: no heartbeat came in time";
    return new WorkerReport(OrderStatus.FAILED, null, share.openedAt(), now, null, null, reason);
  }

  @Override
  public Optional<Word> report(WorkerReport report) {
    if (!stores.shares().report(order, instance, report)) {
      LOG.info("the share of {} in {} had been given up", instance, order.pk());
    }
    // Of two that report at once, the later one sees both.
    return InstanceShare.together(stores.shares().all(order))
        .map(all -> new Word(all, reportOrder(all)));
  }

  private Optional<OrderItem> reportOrder(WorkerReport all) {
    Optional<OrderItem> reported = stores.orders().report(order, InstanceShareStore.WORKER, all);
    if (reported.isEmpty()) {
      // As for any order; the last instance to leave says it for all.
      boolean unused = stores.orders().left(order, InstanceShareStore.WORKER, all.endedAt());
    }
    return reported;
  }

  @Override
  public String logPrefix() {
    return StorageKeys.logPrefix(order, instance);
  }

  @Override
  public ObjectNode label(ObjectNode data) {
    return data.put("instance", instance);
  }

  @Override
  public Optional<String> endEvent() {
    return Optional.of(EventType.INSTANCE_ENDED);
  }
}
