package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores shares in memory; each change is as atomic as a conditional write. */
public final class MemoryShares implements InstanceShareStore {

  private final Map<AttemptKey, Map<String, InstanceShare>> orders = new ConcurrentHashMap<>();

  @Override
  public synchronized List<InstanceShare> open(
      AttemptKey attempt, Collection<String> instances, Instant at) {
    orders.computeIfAbsent(
        attempt,
        o -> {
          Map<String, InstanceShare> shares = new TreeMap<>();
          instances.forEach(i -> shares.put(i, InstanceShare.open(i, at)));
          return shares;
        });
    return all(attempt);
  }

  @Override
  public synchronized List<InstanceShare> all(AttemptKey attempt) {
    return List.copyOf(orders.getOrDefault(attempt, Map.of()).values());
  }

  @Override
  public boolean claim(AttemptKey attempt, String instance, String workerId, Instant at) {
    return change(
        attempt,
        instance,
        s -> s.workerId() == null && s.reported() == null,
        s -> with(s, workerId, at, null));
  }

  @Override
  public boolean heartbeat(AttemptKey attempt, String instance, String workerId, Instant at) {
    return change(
        attempt,
        instance,
        s -> workerId.equals(s.workerId()) && s.reported() == null,
        s -> with(s, workerId, at, null));
  }

  @Override
  public boolean report(AttemptKey attempt, String instance, WorkerReport report) {
    return change(
        attempt,
        instance,
        s -> s.reported() == null,
        s -> with(s, s.workerId(), s.heartbeatAt(), report));
  }

  private static InstanceShare with(
      InstanceShare share,
      @Nullable String workerId,
      @Nullable Instant heartbeatAt,
      @Nullable WorkerReport reported) {
    return new InstanceShare(share.instance(), share.openedAt(), workerId, heartbeatAt, reported);
  }

  private synchronized boolean change(
      AttemptKey attempt,
      String instance,
      Predicate<InstanceShare> condition,
      UnaryOperator<InstanceShare> change) {
    Map<String, InstanceShare> shares = orders.getOrDefault(attempt, Map.of());
    InstanceShare share = shares.get(instance);
    if (share == null || !condition.test(share)) {
      return false;
    }
    shares.put(instance, change.apply(share));
    return true;
  }
}
