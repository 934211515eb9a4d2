package dev.exesys.core.books;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Orders in memory, each change as atomic as a conditional write. */
public final class MemoryOrders implements OrderBook {

  private final ConcurrentSkipListMap<String, OrderItem> items = new ConcurrentSkipListMap<>();

  @Override
  public void create(Collection<OrderItem> orders) {
    orders.forEach(o -> items.put(o.key().pk(), o));
  }

  @Override
  public void createMissing(Collection<OrderItem> orders) {
    orders.forEach(o -> items.putIfAbsent(o.key().pk(), o));
  }

  @Override
  public void remove(Collection<OrderItem> removed) {
    removed.forEach(o -> items.remove(o.key().pk()));
  }

  @Override
  public Optional<OrderItem> find(OrderKey key) {
    return Optional.ofNullable(items.get(key.pk()));
  }

  @Override
  public List<OrderItem> findAll(Collection<OrderKey> keys) {
    return keys.stream().distinct().map(k -> items.get(k.pk())).filter(Objects::nonNull).toList();
  }

  @Override
  public List<OrderStanding> standings(Collection<OrderKey> keys) {
    return findAll(keys).stream()
        .map(o ->
            new OrderStanding(
                o.name(), o.status(), o.progress().eventType(), o.order().mustSucceed()))
        .toList();
  }

  @Override
  public List<OrderItem> page(String runId, @Nullable String after, int limit) {
    return items.values().stream()
        .filter(o -> o.runId().equals(runId))
        .filter(o -> after == null || o.orderNum().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Instant> ready(OrderKey key, Instant at) {
    change(key, o -> !o.status().settled(), p -> p.readyAt() != null ? p : edit(p).ready(at));
    return find(key)
        .filter(o -> !o.status().settled())
        .map(o -> Objects.requireNonNull(o.progress().readyAt()));
  }

  @Override
  public boolean waiting(OrderKey key) {
    return change(
        key, o -> o.status() == OrderStatus.QUEUED, p -> edit(p).status(OrderStatus.WAITING));
  }

  @Override
  public Optional<OrderItem> dispatched(OrderKey key, String taskToken, Instant at) {
    return changed(
        key,
        o -> o.status() == OrderStatus.DISPATCHED || o.status().canBecome(OrderStatus.DISPATCHED),
        p -> edit(edit(edit(p).status(OrderStatus.DISPATCHED)).token(taskToken)).dispatchedAt(at));
  }

  @Override
  public boolean replaceToken(OrderKey key, String taskToken) {
    return change(key, MemoryOrders::underWay, p -> edit(p).token(taskToken));
  }

  @Override
  public boolean started(OrderKey key, String handle) {
    return change(key, MemoryOrders::underWay, p -> edit(p).handle(handle));
  }

  @Override
  public Optional<OrderItem> claim(OrderKey key, String workerId, Instant at) {
    return changed(
        key,
        o -> o.status() == OrderStatus.DISPATCHED && o.progress().workerId() == null,
        p -> edit(edit(p).status(OrderStatus.RUNNING)).worker(workerId, at));
  }

  @Override
  public Optional<OrderItem> report(OrderKey key, String workerId, Report report) {
    return changed(
        key,
        o ->
            o.status() == OrderStatus.RUNNING
                && workerId.equals(o.progress().workerId())
                && o.progress().reported() == null,
        p -> edit(p).reported(report));
  }

  @Override
  public Optional<OrderItem> settle(OrderKey key, Settlement settlement) {
    return changed(key, o -> !o.status().settled(), p -> edit(p).settled(settlement));
  }

  private static boolean underWay(OrderItem order) {
    return order.status() == OrderStatus.DISPATCHED || order.status() == OrderStatus.RUNNING;
  }

  private boolean change(
      OrderKey key, Predicate<OrderItem> condition, UnaryOperator<OrderProgress> change) {
    return changed(key, condition, change).isPresent();
  }

  private Optional<OrderItem> changed(
      OrderKey key, Predicate<OrderItem> condition, UnaryOperator<OrderProgress> change) {
    boolean[] changed = new boolean[1];
    OrderItem after =
        items.computeIfPresent(
            key.pk(),
            (pk, o) -> {
              changed[0] = condition.test(o);
              return changed[0]
                  ? new OrderItem(
                      o.runId(),
                      o.orderNum(),
                      o.order(),
                      o.hasSecrets(),
                      o.dependencyNums(),
                      change.apply(o.progress()))
                  : o;
            });
    return changed[0] ? Optional.ofNullable(after) : Optional.empty();
  }

  private static Edit edit(OrderProgress progress) {
    return new Edit(progress);
  }

  private record Edit(OrderProgress p) {

    OrderProgress status(OrderStatus status) {
      return new OrderProgress(
          status,
          p.readyAt(),
          p.taskToken(),
          p.dispatchedAt(),
          p.workerId(),
          p.startedAt(),
          p.endedAt(),
          p.exitCode(),
          p.log(),
          p.reason(),
          p.eventType(),
          p.handle(),
          p.reported());
    }

    OrderProgress ready(Instant at) {
      return new OrderProgress(
          p.status(),
          at,
          p.taskToken(),
          p.dispatchedAt(),
          p.workerId(),
          p.startedAt(),
          p.endedAt(),
          p.exitCode(),
          p.log(),
          p.reason(),
          p.eventType(),
          p.handle(),
          p.reported());
    }

    OrderProgress token(String token) {
      return new OrderProgress(
          p.status(),
          p.readyAt(),
          token,
          p.dispatchedAt(),
          p.workerId(),
          p.startedAt(),
          p.endedAt(),
          p.exitCode(),
          p.log(),
          p.reason(),
          p.eventType(),
          p.handle(),
          p.reported());
    }

    OrderProgress dispatchedAt(Instant at) {
      Instant first = p.dispatchedAt() == null ? at : p.dispatchedAt();
      return new OrderProgress(
          p.status(),
          p.readyAt(),
          p.taskToken(),
          first,
          p.workerId(),
          p.startedAt(),
          p.endedAt(),
          p.exitCode(),
          p.log(),
          p.reason(),
          p.eventType(),
          p.handle(),
          p.reported());
    }

    OrderProgress worker(String worker, Instant at) {
      return new OrderProgress(
          p.status(),
          p.readyAt(),
          p.taskToken(),
          p.dispatchedAt(),
          worker,
          at,
          p.endedAt(),
          p.exitCode(),
          p.log(),
          p.reason(),
          p.eventType(),
          p.handle(),
          p.reported());
    }

    OrderProgress handle(String handle) {
      return new OrderProgress(
          p.status(),
          p.readyAt(),
          p.taskToken(),
          p.dispatchedAt(),
          p.workerId(),
          p.startedAt(),
          p.endedAt(),
          p.exitCode(),
          p.log(),
          p.reason(),
          p.eventType(),
          handle,
          p.reported());
    }

    OrderProgress reported(Report report) {
      return new OrderProgress(
          p.status(),
          p.readyAt(),
          p.taskToken(),
          p.dispatchedAt(),
          p.workerId(),
          p.startedAt(),
          p.endedAt(),
          p.exitCode(),
          p.log(),
          p.reason(),
          p.eventType(),
          p.handle(),
          report);
    }

    OrderProgress settled(Settlement s) {
      return new OrderProgress(
          s.status(),
          p.readyAt(),
          null,
          p.dispatchedAt(),
          p.workerId(),
          p.startedAt(),
          s.endedAt(),
          s.exitCode(),
          s.log(),
          s.reason(),
          s.eventType(),
          p.handle(),
          p.reported());
    }
  }
}
