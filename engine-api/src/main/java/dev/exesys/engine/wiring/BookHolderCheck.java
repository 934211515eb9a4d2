package dev.exesys.engine.wiring;

import dev.exesys.core.books.DamagedOrderException;
import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import dev.exesys.engine.queue.Departures;
import dev.exesys.engine.queue.Queues.HolderCheck;
import java.util.function.Predicate;

/** Knows from the books and from Step Functions whether who holds a queue is over. */
final class BookHolderCheck implements HolderCheck {

  private final Books books;
  private final StateMachines machines;
  private final Departures departures;

  BookHolderCheck(Books books, StateMachines machines, Departures departures) {
    this.books = books;
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
      return books.orders().find(order).map(over::test).orElse(true);
    } catch (DamagedOrderException e) {
      // Its own run will find it and end it; until then its commands may run.
      return false;
    }
  }

  @Override
  public boolean isAbandoned(OrderKey order) {
    String execution =
        books.runs().find(order.runId()).map(r -> r.progress().executionArn()).orElse(null);
    return execution == null
        || machines.status(execution).filter(ExecutionStatus.RUNNING::equals).isEmpty();
  }
}
