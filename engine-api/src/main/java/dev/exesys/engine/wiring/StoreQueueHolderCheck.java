package dev.exesys.engine.wiring;

import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues.HolderCheck;
import java.util.function.Predicate;

/** Knows from the books and from Step Functions whether who holds a queue is over. */
final class StoreQueueHolderCheck implements HolderCheck {

  private final Books stores;
  private final StateMachines machines;
  private final CommandsEnded departures;

  StoreQueueHolderCheck(Books stores, StateMachines machines, CommandsEnded departures) {
    this.stores = stores;
    this.machines = machines;
    this.departures = departures;
  }

  @Override
  public boolean isOver(OrderKey order) {
    return is(order, item -> item.status().settled());
  }

  @Override
  public boolean hasLeft(OrderKey order) {
    return is(order, departures::hasLeft);
  }

  private boolean is(OrderKey order, Predicate<OrderItem> over) {
    try {
      return stores.orders().find(order).map(over::test).orElse(true);
    } catch (CorruptItemException e) {
      // Its own run will find it and end it; until then its commands may run.
      return false;
    }
  }

  @Override
  public boolean isAbandoned(OrderKey order) {
    String execution =
        stores.runs().find(order.runId()).map(r -> r.progress().executionArn()).orElse(null);
    return execution == null
        || machines.status(execution).filter(ExecutionStatus.RUNNING::equals).isEmpty();
  }
}
