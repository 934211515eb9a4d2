package dev.exesys.engine.steps;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.Settlement;
import dev.exesys.engine.completion.OrderCompletion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says why an order does not run.
 *
 * @param blockedBy name of the order that blocks it; null if the order is skipped
 */
record Refusal(String reason, @Nullable String blockedBy) {

  static Refusal skipped() {
    return new Refusal("no dependency failed", null);
  }

  static Refusal blocked(StartPolicy.Block block) {
    return new Refusal(
        block.failFast()
            ? OrderCompletion.failFastReason(block.by())
            : "dependency " + block.by() + " did not succeed",
        block.by());
  }

  Settlement settlement(Instant now) {
    boolean skipped = blockedBy == null;
    return new Settlement(
        skipped ? OrderStatus.SUCCEEDED : OrderStatus.FAILED,
        skipped ? EventType.SKIPPED : EventType.BLOCKED,
        now,
        null,
        null,
        reason,
        null,
        blockedBy);
  }
}
