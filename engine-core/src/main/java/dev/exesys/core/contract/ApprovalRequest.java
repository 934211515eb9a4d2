package dev.exesys.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * Says that an order requires approval before it starts.
 *
 * @param message shown to the person who decides; null if the job has none
 * @param timeoutSeconds time after which the approval expires
 */
public record ApprovalRequest(@Nullable String message, int timeoutSeconds) {

  /** Seven days. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 7 * 24 * 3600;

  public ApprovalRequest {
    if (timeoutSeconds < 1) {
      throw new IllegalArgumentException("an approval requires a positive timeout");
    }
  }
}
