package dev.exesys.engine.completion;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WaitStore;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.settle.Settler;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Performs what follows the settlement of an order: the terminal event, the fail-fast rule, the
 * releases of wait states and of the queue. Every step can be repeated, so the next caller
 * completes the work of an interrupted one.
 */
public final class OrderCompletion {
  private final Settler settler;
  private final FailFast failFast;
  private final WaitStore waitStore;
  private final OrderQueues queues;
  private final TaskTokens tokens;

  /** Creates the use case. */
  public OrderCompletion(
      Settler settler,
      FailFast failFast,
      WaitStore waitStore,
      OrderQueues queues,
      TaskTokens tokens) {
    this.settler = settler;
    this.failFast = failFast;
    this.waitStore = waitStore;
    this.queues = queues;
    this.tokens = tokens;
  }

  /**
   * Settles an order unless it is settled, and performs what follows.
   *
   * @return the settled order, whether this call or an earlier one settled it
   */
  public OrderItem settle(RunItem run, OrderItem order, Settlement settlement) {
    OrderItem settled = settler.settle(run, order, settlement);
    release(run, settled, List.of());
    return settled;
  }

  /** Notifies other systems of the end of an order whose terminal event is written. */
  void announce(RunItem run, OrderItem settled) {
    settler.announce(run, settled);
  }

  /** Performs what follows the settlement of an order. */
  public void complete(RunItem run, OrderItem settled) {
    complete(run, settled, List.of());
  }

  /**
   * Performs what follows the settlement of an order.
   *
   * @param moreReleases names of waiting orders beside those of the order's item
   */
  public void complete(RunItem run, OrderItem settled, Collection<String> moreReleases) {
    boolean releases =
        !settled.releases().isEmpty()
            || !moreReleases.isEmpty()
            || settled.order().queueId() != null;
    if (!releases) {
      settler.writeEvent(run, settled);
      release(run, settled, moreReleases);
      return;
    }
    // Released orders start without waiting for the event.
    ConcurrentCalls.forEach(
        List.<Runnable>of(
            () -> release(run, settled, moreReleases), () -> settler.writeEvent(run, settled)),
        2,
        Runnable::run);
  }

  private void release(RunItem run, OrderItem settled, Collection<String> moreReleases) {
    // Released orders read the fail-fast record and the order, so their release comes last.
    failFast.settled(run, settled);
    Set<String> waiting = new LinkedHashSet<>(settled.releases());
    waiting.addAll(moreReleases);
    for (String name : waiting) {
      waitStore
          .release(run.runId(), name, settled.name())
          .ifPresent(token -> tokens.succeed(token, Json.object()));
    }
    queues.leave(settled);
  }

  /** Returns the reason of an order that does not start because the job failed fast. */
  public static String failFastReason(String failed) {
    return "order " + failed + " failed and the job fails fast";
  }
}
