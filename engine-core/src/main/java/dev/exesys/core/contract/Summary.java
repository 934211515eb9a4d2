package dev.exesys.core.contract;

import java.util.Collection;
import java.util.Collections;

/**
 * How a run's orders ended; each is counted once.
 *
 * @param succeeded orders that succeeded or were skipped
 * @param failed orders that failed or were blocked
 * @param timedOut orders whose time, or whose job's time, ran out
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
