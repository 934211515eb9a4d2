package dev.exesys.engine.runs;

import dev.exesys.core.contract.ConcurrencyGroup;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.WaitStore;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import java.util.List;
import java.util.Objects;

/**
 * What a run and its orders hold while it is in progress: its concurrency group, queues, wait
 * states and secrets.
 */
public final class RunResources {

  private final OrderQueues queues;
  private final QueueStore groupStore;
  private final WaitStore waitStore;
  private final BundleSealer bundles;
  private final CommandsEnded commandsEnded;

  /**
   * Creates the view of these resources.
   *
   * @param groupStore the store of concurrency groups
   * @param commandsEnded determines when a settled order can give up its queue
   */
  public RunResources(
      OrderQueues queues,
      QueueStore groupStore,
      WaitStore waitStore,
      BundleSealer bundles,
      CommandsEnded commandsEnded) {
    this.queues = queues;
    this.groupStore = groupStore;
    this.waitStore = waitStore;
    this.bundles = bundles;
    this.commandsEnded = commandsEnded;
  }

  /** Releases the queues, wait states and secrets of a run whose orders are all settled. */
  void release(RunItem run, List<OrderItem> orders) {
    leaveQueues(orders);
    waitStore.forget(run.runId());
    bundles.deleteAll(run, orders);
  }

  /** Removes the orders from their queues; an order whose commands still run keeps its queue. */
  void leaveQueues(List<OrderItem> orders) {
    orders.forEach(queues::leave);
  }

  /** Releases the concurrency group of a run whose commands have ended. */
  void leaveGroup(RunItem run) {
    ConcurrencyGroup group = run.job().group();
    if (group != null) {
      boolean unused = groupStore.release(group.name(), new OrderKey(run.runId(), EventType.JOB));
    }
  }

  /** Advances the queues of the orders whose commands have not ended. */
  void advanceQueues(List<OrderItem> orders) {
    orders.stream()
        .filter(order -> !commandsEnded.test(order))
        .map((OrderItem order) -> order.order().queueId())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(queues::advance);
  }

  /** Returns whether the commands of all orders have ended. */
  boolean commandsEnded(List<OrderItem> orders) {
    return orders.stream().allMatch(commandsEnded);
  }
}
