package dev.exesys.engine.runs;

import dev.exesys.core.books.DamagedOrderException;
import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.engine.Books;
import dev.exesys.engine.settle.OneLine;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run's orders by key: their numbers follow from their count, so no index that may lag behind is
 * needed. An order whose item somebody has spoilt or removed has failed: whoever comes upon it says
 * so in the books, so that its run can go on and end.
 */
public final class RunOrders {

  private static final String GONE = "its item is gone from the orders table";

  private final Books books;
  private final InstantSource clock;

  /** Reads from these books. */
  public RunOrders(Books books, InstantSource clock) {
    this.books = books;
    this.clock = clock;
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
    List<OrderItem> found = readable(keys);
    // The items of a submit that came to nothing may be on their way out.
    if (found.size() == keys.size() || run.progress().status() == JobStatus.STARTING) {
      return found;
    }
    Set<OrderKey> there = found.stream().map(OrderItem::key).collect(Collectors.toSet());
    keys.stream().filter(key -> !there.contains(key)).forEach(key -> mend(key, GONE));
    return readable(keys);
  }

  private List<OrderItem> readable(List<OrderKey> keys) {
    try {
      return books.orders().findAll(keys);
    } catch (DamagedOrderException e) {
      e.keys().forEach(key -> mend(key, e.getMessage()));
      return books.orders().findAll(keys);
    }
  }

  private void mend(OrderKey key, @Nullable String why) {
    OrderItem unused = mend(key, OrderNum.defaultName(key.orderNum()), why);
  }

  /** One order of a run that has it. */
  public OrderItem one(OrderKey key, String name) {
    try {
      return books.orders().find(key).orElseGet(() -> mend(key, name, GONE));
    } catch (DamagedOrderException e) {
      return mend(key, name, e.getMessage());
    }
  }

  private OrderItem mend(OrderKey key, String name, @Nullable String why) {
    return books.orders().mend(key, name, OneLine.of(why), clock.instant());
  }
}
