package dev.exesys.engine.steps;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.RecentRuns;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.engine.Books;

/** Finds the run and the order a state is about, by the number that its payload carries. */
final class OrderFinder {

  private final Books books;
  private final RecentRuns recent;

  OrderFinder(Books books) {
    this.books = books;
    this.recent = new RecentRuns(books.runs());
  }

  /**
   * What the run was submitted as; what became of it since may be missing.
   *
   * @throws UnknownRunException if there is none
   */
  RunItem submitted(StepRequest request) {
    return recent.find(request.runId()).orElseThrow(() -> new UnknownRunException(request.runId()));
  }

  /**
   * The run as it is now.
   *
   * @throws UnknownRunException if there is none
   */
  RunItem run(StepRequest request) {
    return books
        .runs()
        .find(request.runId())
        .orElseThrow(() -> new UnknownRunException(request.runId()));
  }

  /**
   * The order.
   *
   * @throws UnknownRunException if the run has no such order
   */
  OrderItem order(RunItem run, StepRequest request) {
    int place = request.payload().path("order_num").asInt(0);
    String num = OrderNum.of(place - 1, run.job().orderCount());
    return books
        .orders()
        .find(new OrderKey(run.runId(), num))
        .filter(o -> o.name().equals(request.orderName()))
        .orElseThrow(
            () -> new UnknownRunException(run.runId() + " with an order " + request.orderName()));
  }
}
