package dev.exesys.core.books;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shares in memory, each change as atomic as a conditional write. */
public final class MemoryShares implements ShareBook {

  private final Map<OrderKey, Map<String, Share>> orders = new ConcurrentHashMap<>();

  @Override
  public synchronized List<Share> open(OrderKey order, Collection<String> instances, Instant at) {
    orders.computeIfAbsent(
        order,
        o -> {
          Map<String, Share> shares = new TreeMap<>();
          instances.forEach(i -> shares.put(i, Share.open(i, at)));
          return shares;
        });
    return all(order);
  }

  @Override
  public synchronized List<Share> all(OrderKey order) {
    return List.copyOf(orders.getOrDefault(order, Map.of()).values());
  }

  @Override
  public boolean claim(OrderKey order, String instance, String workerId, Instant at) {
    return change(
        order,
        instance,
        s -> s.workerId() == null && s.reported() == null,
        s -> with(s, workerId, at, null));
  }

  @Override
  public boolean beat(OrderKey order, String instance, String workerId, Instant at) {
    return change(
        order,
        instance,
        s -> workerId.equals(s.workerId()) && s.reported() == null,
        s -> with(s, workerId, at, null));
  }

  @Override
  public boolean report(OrderKey order, String instance, Report report) {
    return change(
        order, instance, s -> s.reported() == null, s -> with(s, s.workerId(), s.beatAt(), report));
  }

  private static Share with(
      Share share, @Nullable String workerId, @Nullable Instant beatAt, @Nullable Report reported) {
    return new Share(share.instance(), share.openedAt(), workerId, beatAt, reported);
  }

  private synchronized boolean change(
      OrderKey order, String instance, Predicate<Share> condition, UnaryOperator<Share> change) {
    Map<String, Share> shares = orders.getOrDefault(order, Map.of());
    Share share = shares.get(instance);
    if (share == null || !condition.test(share)) {
      return false;
    }
    shares.put(instance, change.apply(share));
    return true;
  }
}
