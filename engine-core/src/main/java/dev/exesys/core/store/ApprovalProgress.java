package dev.exesys.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes the approval of an order.
 *
 * @param requestedAt when the order began to wait
 * @param taskToken task token of the state that waits; null once it was completed with the decision
 * @param decision null until a person decides
 */
public record ApprovalProgress(
    Instant requestedAt, @Nullable String taskToken, @Nullable ApprovalDecision decision) {

  /** Returns whether a person approved the order. */
  public boolean approved() {
    return decision != null && decision.approved();
  }
}
