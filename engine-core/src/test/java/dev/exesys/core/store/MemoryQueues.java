package dev.exesys.core.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Stores queues in memory. */
public final class MemoryQueues implements QueueStore {

  private final Map<String, QueueHolder> holders = new HashMap<>();
  private final Map<String, Long> fencing = new HashMap<>();
  private final Map<String, TreeMap<String, QueueWaiter>> waiting = new HashMap<>();

  /** Creates a store without holders and waiters. */
  public MemoryQueues() {}

  /** Creates a copy. */
  public MemoryQueues(MemoryQueues other) {
    holders.putAll(other.holders);
    fencing.putAll(other.fencing);
    other.waiting.forEach((queue, waiters) -> waiting.put(queue, new TreeMap<>(waiters)));
  }

  /** Returns the content; equal for stores that behave the same. */
  public synchronized Object content() {
    return List.of(Map.copyOf(holders), Map.copyOf(fencing), List.copyOf(waiting.values()));
  }

  private NavigableMap<String, QueueWaiter> queue(String queueId) {
    return waiting.computeIfAbsent(queueId, q -> new TreeMap<>());
  }

  @Override
  public synchronized boolean enqueue(QueueWaiter waiter) {
    return queue(waiter.claim().queueId()).put(waiter.claim().ticket(), waiter) == null;
  }

  @Override
  public synchronized Optional<QueueWaiter> waiter(QueueClaim claim) {
    return Optional.ofNullable(queue(claim.queueId()).get(claim.ticket()));
  }

  @Override
  public synchronized boolean removeNotified(QueueWaiter waiter) {
    return queue(waiter.claim().queueId()).remove(waiter.claim().ticket(), waiter);
  }

  @Override
  public synchronized void dequeue(QueueClaim claim) {
    queue(claim.queueId()).remove(claim.ticket());
  }

  @Override
  public synchronized List<QueueWaiter> waiters(String queueId, int limit) {
    return queue(queueId).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized Optional<QueueHolder> holder(String queueId) {
    return Optional.ofNullable(holders.get(queueId));
  }

  @Override
  public synchronized Optional<QueueHolder> take(QueueClaim claim, Instant leaseUntil) {
    String queueId = claim.queueId();
    if (!holders.containsKey(queueId) && waiter(claim).isPresent()) {
      holders.put(
          queueId,
          new QueueHolder(claim, fencing.merge(queueId, 1L, Long::sum), leaseUntil, false));
    }
    return holder(queueId).filter(h -> h.order().equals(claim.order()));
  }

  @Override
  public synchronized boolean release(String queueId, OrderKey order) {
    boolean owned = holder(queueId).filter(h -> h.order().equals(order)).isPresent();
    if (owned) {
      holders.remove(queueId);
    }
    return owned;
  }

  @Override
  public synchronized boolean renew(
      String queueId, QueueHolder holder, Instant leaseUntil, boolean abandoned) {
    boolean same = holder(queueId).filter(h -> h.fencing() == holder.fencing()).isPresent();
    if (same) {
      holders.put(
          queueId, new QueueHolder(holder.claim(), holder.fencing(), leaseUntil, abandoned));
    }
    return same;
  }

  /** Returns whether there is no holder and no waiter. */
  public synchronized boolean idle() {
    return holders.isEmpty() && waiting.values().stream().allMatch(TreeMap::isEmpty);
  }
}
