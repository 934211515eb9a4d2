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
 * One instance's share of an order that several instances run. The task's heartbeat does not show
 * which of the workers is lost, so each worker also records heartbeats in the store and checks the
 * other instances: a share without a heartbeat for the heartbeat timeout is reported as failed by
 * the worker that finds it.
 */
record InstanceShareAssignment(
    WorkerStores stores,
    OrderKey order,
    String instance,
    String workerId,
    Duration heartbeatTimeout)
    implements Assignment {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceShareAssignment.class);

  @Override
  public Optional<OrderItem> claim(Instant at) {
    if (!stores.shares().claim(order, instance, workerId, at)) {
      return Optional.empty();
    }
    // The first instance sets the order to running; the others find it running, unless it has
    // settled.
    return stores
        .orders()
        .claim(order, InstanceShareStore.WORKER, at)
        .or(() -> stores.orders().find(order).filter(o -> o.status() == OrderStatus.RUNNING));
  }

  @Override
  public boolean heartbeat(Instant now) {
    if (!stores.shares().heartbeat(order, instance, workerId, now)) {
      return false;
    }
    for (InstanceShare share : stores.shares().all(order)) {
      if (share.isSilentSince(now.minus(heartbeatTimeout))) {
        LOG.warn(
            "instance {} sent no heartbeat for {} in time; its share is reported as failed",
            share.instance(),
            order.pk());
        boolean unused = stores.shares().report(order, share.instance(), lost(share, now));
      }
    }
    return true;
  }

  private static WorkerReport lost(InstanceShare share, Instant now) {
    String reason =
        share.workerId() == null
            ? "the instance did not start the order in time:"
                + " check its SSM agent and the installed runner"
            : "worker lost: heartbeat timed out";
    return new WorkerReport(OrderStatus.FAILED, null, share.openedAt(), now, null, null, reason);
  }

  @Override
  public Optional<StateResult> report(WorkerReport report) {
    if (!stores.shares().report(order, instance, report)) {
      LOG.info(
          "the share of instance {} in {} was already reported as failed", instance, order.pk());
    }
    // If two instances report at the same time, the later writer sees both reports.
    return InstanceShare.aggregate(stores.shares().all(order))
        .map(all -> new StateResult(all, reportOrder(all)));
  }

  private Optional<OrderItem> reportOrder(WorkerReport all) {
    Optional<OrderItem> reported = stores.orders().report(order, InstanceShareStore.WORKER, all);
    if (reported.isEmpty()) {
      // The order has settled without its workers' report; the last instance records that all
      // commands have ended.
      boolean unused =
          stores.orders().commandsEnded(order, InstanceShareStore.WORKER, all.endedAt());
    }
    return reported;
  }

  @Override
  public boolean isWholeOrder() {
    return false;
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
  public Optional<String> endEventType() {
    return Optional.of(EventType.INSTANCE_ENDED);
  }
}
