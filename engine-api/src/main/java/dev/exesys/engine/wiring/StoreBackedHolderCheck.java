package dev.exesys.engine.wiring;

import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import java.util.function.Predicate;

/** Checks the orders of a queue against the stores and the executions of Step Functions. */
final class StoreBackedHolderCheck implements OrderQueues.HolderCheck {

  private final OrderStore orderStore;
  private final RunStore runStore;
  private final StateMachines machines;
  private final CommandsEnded commandsEnded;

  StoreBackedHolderCheck(
      OrderStore orderStore,
      RunStore runStore,
      StateMachines machines,
      CommandsEnded commandsEnded) {
    this.orderStore = orderStore;
    this.runStore = runStore;
    this.machines = machines;
    this.commandsEnded = commandsEnded;
  }

  @Override
  public boolean isSettled(OrderKey order) {
    return test(order, item -> item.status().settled());
  }

  @Override
  public boolean haveCommandsEnded(OrderKey order) {
    return test(order, commandsEnded);
  }

  private boolean test(OrderKey order, Predicate<OrderItem> condition) {
    try {
      return orderStore.find(order).map(condition::test).orElse(true);
    } catch (CorruptItemException e) {
      // The order's own run repairs the item and settles the order; until then its commands may
      // run.
      return false;
    }
  }

  @Override
  public boolean isAbandoned(OrderKey order) {
    String execution =
        runStore.find(order.runId()).map(r -> r.progress().executionArn()).orElse(null);
    return execution == null
        || machines.status(execution).filter(ExecutionStatus.RUNNING::equals).isEmpty();
  }
}
