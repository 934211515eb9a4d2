package dev.exesys.engine.queue;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Knows when the commands of an order have ended, as opposed to when it was settled. A run that is
 * stopped has its end at once, while a worker may take a heartbeat to hear of it and its commands
 * the grace to end; until then nobody else may have their queue.
 */
public final class CommandsEnded {

  private final Duration longest;
  private final InstantSource clock;

  /**
   * CommandsEnded of a deployment.
   *
   * @param longest after which the commands of a settled order have ended, whatever became of their
   *     worker
   */
  public CommandsEnded(Duration longest, InstantSource clock) {
    this.longest = longest;
    this.clock = clock;
  }

  /** Whether the order is settled and none of its commands runs, or ever will. */
  public boolean hasLeft(OrderItem order) {
    if (!order.status().settled()) {
      return false;
    }
    OrderProgress p = order.progress();
    // What was not claimed before it was settled cannot be claimed any more.
    return p.workerId() == null || p.reported() != null || p.leftAt() != null || isLongAgo(p);
  }

  private boolean isLongAgo(OrderProgress settled) {
    Instant endedAt = Objects.requireNonNull(settled.endedAt());
    return endedAt.plus(longest).isBefore(clock.instant());
  }
}
