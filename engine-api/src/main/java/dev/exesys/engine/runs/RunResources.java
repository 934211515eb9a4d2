package dev.exesys.engine.runs;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.WaitStore;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import java.util.List;
import java.util.Objects;

/** What the orders of a run hold while it is in progress: queues, wait states and secrets. */
public final class RunResources {

  private final OrderQueues queues;
  private final WaitStore waitStore;
  private final BundleSealer bundles;
  private final CommandsEnded commandsEnded;

  /**
   * Creates the view of these resources.
   *
   * @param commandsEnded determines when a settled order can give up its queue
   */
  public RunResources(
      OrderQueues queues, WaitStore waitStore, BundleSealer bundles, CommandsEnded commandsEnded) {
    this.queues = queues;
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
