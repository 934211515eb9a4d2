package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import dev.exesys.engine.settle.SingleLineMessage;
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

  private final Books stores;
  private final InstantSource clock;

  /** Reads from these books. */
  public RunOrders(Books stores, InstantSource clock) {
    this.stores = stores;
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
    keys.stream().filter(key -> !there.contains(key)).forEach(key -> repair(key, GONE));
    return readable(keys);
  }

  private List<OrderItem> readable(List<OrderKey> keys) {
    try {
      return stores.orders().findAll(keys);
    } catch (CorruptItemException e) {
      e.keys().forEach(key -> repair(key, e.getMessage()));
      return stores.orders().findAll(keys);
    }
  }

  private void repair(OrderKey key, @Nullable String why) {
    OrderItem unused = repair(key, OrderNum.defaultName(key.orderNum()), why);
  }

  /** One order of a run that has it. */
  public OrderItem one(OrderKey key, String name) {
    try {
      return stores.orders().find(key).orElseGet(() -> repair(key, name, GONE));
    } catch (CorruptItemException e) {
      return repair(key, name, e.getMessage());
    }
  }

  private OrderItem repair(OrderKey key, String name, @Nullable String why) {
    return stores.orders().repair(key, name, SingleLineMessage.of(why), clock.instant());
  }
}
