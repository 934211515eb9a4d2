package dev.exesys.worker.pool;

import dev.exesys.core.contract.OrderStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what the slots of a worker process do. Thread-safe. */
final class WorkerActivity {

  /**
   * What the slots of one pool do.
   *
   * @param slots all slots
   * @param running slots that run an order
   * @param orders orders that were run, by status
   * @param failedPolls polls that failed
   */
  record PoolCounts(int slots, int running, Map<String, Long> orders, long failedPolls) {
    PoolCounts {
      orders = Map.copyOf(orders);
    }
  }

  private static final class Counts {
    private int running;
    private long failedPolls;
    private final Map<String, Long> orders = new LinkedHashMap<>();
  }

  private final int slots;
  private final Map<String, Counts> pools = new LinkedHashMap<>();
  private final Map<String, String> problems = new LinkedHashMap<>();
  private boolean draining;

  WorkerActivity(PoolOptions options) {
    this.slots = options.slots();
    options.pools().forEach(pool -> pools.put(pool, new Counts()));
  }

  synchronized void started(String pool) {
    counts(pool).running++;
  }

  /** Counts an order that this worker ran; empty if it did not get the order. */
  synchronized void ended(String pool, Optional<OrderStatus> status) {
    Counts counts = counts(pool);
    counts.running--;
    status.ifPresent(s -> counts.orders.merge(s.wire(), 1L, Long::sum));
  }

  synchronized void pollFailed(String pool) {
    counts(pool).failedPolls++;
  }

  /**
   * Records why a slot cannot run orders.
   *
   * @return whether the slot had no problem or another one before
   */
  synchronized boolean problem(String slot, String text) {
    return !text.equals(problems.put(slot, text));
  }

  /** Records that a slot can run orders, and returns whether it could not before. */
  synchronized boolean recovered(String slot) {
    return problems.remove(slot) != null;
  }

  synchronized void draining() {
    draining = true;
  }

  synchronized boolean isDraining() {
    return draining;
  }

  /** Returns the number of orders that run. */
  synchronized int running() {
    return pools.values().stream().mapToInt(counts -> counts.running).sum();
  }

  /** Returns why slots cannot run orders, by slot. */
  synchronized Map<String, String> problems() {
    return new LinkedHashMap<>(problems);
  }

  /** Returns what the slots of each pool do. */
  synchronized Map<String, PoolCounts> byPool() {
    Map<String, PoolCounts> all = new LinkedHashMap<>();
    pools.forEach((pool, counts) ->
        all.put(pool, new PoolCounts(slots, counts.running, counts.orders, counts.failedPolls)));
    return all;
  }

  private Counts counts(String pool) {
    return pools.computeIfAbsent(pool, name -> new Counts());
  }
}
