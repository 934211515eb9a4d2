package dev.exesys.engine.runs;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.engine.Books;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run's orders by key: their numbers follow from their count, so no index that may lag behind is
 * needed.
 */
public final class RunOrders {

  private final Books books;

  /** Reads from these books. */
  public RunOrders(Books books) {
    this.books = books;
  }

  /** All orders; strongly consistent. */
  public List<OrderItem> all(RunItem run) {
    return range(run, 0, run.job().orderCount());
  }

  /**
   * The orders from one place to another.
   *
   * @param from from 0, inclusive
   * @param to exclusive; may be larger than the count
   */
  public List<OrderItem> range(RunItem run, int from, int to) {
    int count = run.job().orderCount();
    List<OrderKey> keys =
        IntStream.range(from, Math.min(to, count))
            .mapToObj(i -> new OrderKey(run.runId(), OrderNum.of(i, count)))
            .toList();
    return books.orders().findAll(keys);
  }
}
