package dev.exesys.engine.runs;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.OrderItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The orders of a pool in progress.
 *
 * @param waiting number of orders that wait for a worker
 * @param since when the first of them began to wait; null if none waits
 * @param running number of orders that workers run
 */
public record PoolBacklog(int waiting, @Nullable Instant since, int running) {
  static final PoolBacklog EMPTY = new PoolBacklog(0, null, 0);

  /** Adds the orders of a run to the backlogs of their pools, by name. */
  public static void add(SequencedMap<String, PoolBacklog> backlogs, Collection<OrderItem> orders) {
    for (OrderItem order : orders) {
      String pool = order.order().pool();
      if (pool == null) {
        continue;
      }
      PoolBacklog known = backlogs.getOrDefault(pool, EMPTY);
      if (order.status() == OrderStatus.RUNNING) {
        backlogs.put(pool, new PoolBacklog(known.waiting, known.since, known.running + 1));
      } else {
        waitingSince(order).ifPresent(since -> backlogs.put(pool, known.waiting(since)));
      }
    }
  }

  /** Returns no backlogs. */
  public static SequencedMap<String, PoolBacklog> none() {
    return new TreeMap<>();
  }

  /** Returns the counts, and the age in seconds of the order that has waited longest. */
  ObjectNode json(Instant now) {
    long age = since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds());
    return Json.object().put("waiting", waiting).put("oldest_seconds", age).put("running", running);
  }

  private PoolBacklog waiting(Instant from) {
    return new PoolBacklog(
        waiting + 1, since == null || from.isBefore(since) ? from : since, running);
  }

  private static Optional<Instant> waitingSince(OrderItem order) {
    EndedAttempt previous = order.progress().previous();
    return switch (order.status()) {
      case DISPATCHED -> Optional.ofNullable(order.progress().dispatchedAt());
      case QUEUED -> Optional.ofNullable(previous).map(EndedAttempt::endedAt);
      default -> Optional.empty();
    };
  }
}
