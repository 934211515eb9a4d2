package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.settle.SingleLineMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run's orders by key: their numbers follow from their count, so no eventually consistent
 * index is needed. An order whose item is corrupt or missing counts as failed: a read replaces its
 * item, so that the run can continue.
 */
public final class RunOrders {

  private static final String MISSING = "the order's item is missing from the orders table";

  private final OrderStore orderStore;
  private final InstantSource clock;

  /** Creates a reader of this store. */
  public RunOrders(OrderStore orderStore, InstantSource clock) {
    this.orderStore = orderStore;
    this.clock = clock;
  }

  /** Returns all orders; strongly consistent. */
  public List<OrderItem> all(RunItem run) {
    return range(run, 0, run.job().orderCount());
  }

  /**
   * Returns a range of the orders.
   *
   * @param from the first index, counted from 0
   * @param to the index after the last; may exceed the count
   */
  public List<OrderItem> range(RunItem run, int from, int to) {
    int count = run.job().orderCount();
    List<OrderKey> keys =
        IntStream.range(from, Math.min(to, count))
            .mapToObj(i -> new OrderKey(run.runId(), OrderNum.of(i, count)))
            .toList();
    List<OrderItem> found = readable(keys);
    // The items of a submit that failed may be removed at this moment.
    if (found.size() == keys.size() || run.progress().status() == JobStatus.STARTING) {
      return found;
    }
    Set<OrderKey> existing = found.stream().map(OrderItem::key).collect(Collectors.toSet());
    keys.stream().filter(key -> !existing.contains(key)).forEach(key -> repair(key, MISSING));
    return readable(keys);
  }

  private List<OrderItem> readable(List<OrderKey> keys) {
    try {
      return orderStore.findAll(keys);
    } catch (CorruptItemException e) {
      e.keys().forEach(key -> repair(key, e.getMessage()));
      return orderStore.findAll(keys);
    }
  }

  private void repair(OrderKey key, @Nullable String why) {
    OrderItem unused = repair(key, OrderNum.defaultName(key.orderNum()), why);
  }

  /** Returns one order, which the run has. */
  public OrderItem one(OrderKey key, String name) {
    try {
      return orderStore.find(key).orElseGet(() -> repair(key, name, MISSING));
    } catch (CorruptItemException e) {
      return repair(key, name, e.getMessage());
    }
  }

  private OrderItem repair(OrderKey key, String name, @Nullable String why) {
    return orderStore.repair(key, name, SingleLineMessage.of(why), clock.instant());
  }
}
