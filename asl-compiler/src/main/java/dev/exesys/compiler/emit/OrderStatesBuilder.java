package dev.exesys.compiler.emit;

import dev.exesys.asl.State;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.OrderNode;
import java.util.List;
import java.util.SequencedMap;

/**
 * Builds the states of one order. On the path are its approval, its queue, its admission to a pool
 * and its run, each only if the order has it. An order that the engine has settled itself continues
 * behind the order; every other error leads to the settle state beside the path.
 */
final class OrderStatesBuilder {
  private final OrderStateTasks tasks;

  OrderStatesBuilder(OrderStateTasks tasks) {
    this.tasks = tasks;
  }

  /**
   * Adds the states of an order.
   *
   * @param number the order number, from 1
   * @param releases the orders that identify the wait states that the order releases
   * @param then what follows the order
   */
  void build(
      OrderNode order,
      int number,
      OrderStateNames names,
      List<String> releases,
      Transition then,
      SequencedMap<String, State> states) {
    List<String> path = names.path();
    for (int i = 0; i < path.size(); i++) {
      String name = path.get(i);
      boolean last = i == path.size() - 1;
      OrderStateTasks.Exits exits =
          new OrderStateTasks.Exits(
              last ? then : Transition.to(path.get(i + 1)), then, names.settle());
      states.put(name, task(order, number, name, names, exits));
    }
    states.put(names.settle(), tasks.settle(order, number, releases, names.run(), then));
  }

  private State task(
      OrderNode order,
      int number,
      String name,
      OrderStateNames names,
      OrderStateTasks.Exits exits) {
    if (name.equals(names.approve())) {
      return tasks.approve(order, number, exits);
    }
    if (name.equals(names.queue())) {
      return tasks.acquire(order, number, exits);
    }
    if (name.equals(names.admit())) {
      return tasks.admit(order, number, exits);
    }
    return order.pool() == null
        ? tasks.run(order, number, exits)
        : tasks.runOnPool(order, number, exits);
  }
}
