package dev.exesys.core.contract;

import java.util.Collection;
import java.util.Collections;

/**
 * Counts the settled statuses among {@code statuses}.
 *
 * @param succeeded orders that succeeded or were skipped
 * @param failed orders that failed or were blocked
 * @param timedOut orders that exceeded their timeout or that of the job
 */
public record Summary(int succeeded, int failed, int timedOut) {

  /** Counts the settled among {@code statuses}. */
  public static Summary of(Collection<OrderStatus> statuses) {
    return new Summary(
        Collections.frequency(statuses, OrderStatus.SUCCEEDED),
        Collections.frequency(statuses, OrderStatus.FAILED),
        Collections.frequency(statuses, OrderStatus.TIMED_OUT));
  }
}
