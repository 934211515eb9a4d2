package dev.exesys.engine.queue;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Tests whether an order is settled and none of its commands runs or can start any more.
 *
 * <p>An order of a stopped run is settled at once, but its worker learns of it only from its next
 * heartbeat, and its commands then have their grace period to end. Until then no other order may
 * hold their queue.
 */
public final class CommandsEnded implements Predicate<OrderItem> {

  private final Duration maxLingering;
  private final InstantSource clock;

  /**
   * Creates the test.
   *
   * @param maxLingering how long after its settlement commands of an order can run at most, even if
   *     its worker is lost
   */
  public CommandsEnded(Duration maxLingering, InstantSource clock) {
    this.maxLingering = maxLingering;
    this.clock = clock;
  }

  @Override
  public boolean test(OrderItem order) {
    if (!order.status().settled()) {
      return false;
    }
    OrderProgress p = order.progress();
    // An order that was not claimed before it was settled cannot be claimed any more.
    return p.workerId() == null
        || p.reported() != null
        || p.commandsEndedAt() != null
        || isLongAgo(p);
  }

  private boolean isLongAgo(OrderProgress settled) {
    Instant endedAt = Objects.requireNonNull(settled.endedAt());
    return endedAt.plus(maxLingering).isBefore(clock.instant());
  }
}
