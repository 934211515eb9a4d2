package dev.exesys.worker;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.AttemptKey;
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
    AttemptKey attempt,
    String instanceId,
    String workerId,
    Duration heartbeatTimeout)
    implements Assignment {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceShareAssignment.class);

  @Override
  public OrderKey order() {
    return attempt.order();
  }

  @Override
  public Optional<String> instance() {
    return Optional.of(instanceId);
  }

  @Override
  public Optional<OrderItem> claim(Instant at) {
    if (!stores.shares().claim(attempt, instanceId, workerId, at)) {
      return Optional.empty();
    }
    // The first instance sets the order to running; the others find it running, unless it has
    // settled.
    return stores
        .orders()
        .claim(order(), InstanceShareStore.WORKER, at)
        .or(() ->
            stores
                .orders()
                .find(order())
                .filter(o -> o.status() == OrderStatus.RUNNING)
                .filter(o -> o.attemptKey().equals(attempt)));
  }

  @Override
  public boolean heartbeat(Instant now) {
    if (!stores.shares().heartbeat(attempt, instanceId, workerId, now)) {
      return false;
    }
    for (InstanceShare share : stores.shares().all(attempt)) {
      if (share.isSilentSince(now.minus(heartbeatTimeout))) {
        LOG.warn(
            "instance {} sent no heartbeat for {} in time; its share is reported as failed",
            share.instance(),
            order().pk());
        boolean unused = stores.shares().report(attempt, share.instance(), lost(share, now));
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
    return WorkerReport.lost(share.openedAt(), now, reason);
  }

  @Override
  public String logPrefix(AttemptKey current) {
    return StorageKeys.logPrefix(current, instanceId);
  }

  @Override
  public ObjectNode label(ObjectNode data) {
    return data.put("instance", instanceId);
  }

  @Override
  public Optional<String> endEventType() {
    return Optional.of(EventType.INSTANCE_ENDED);
  }
}
