package dev.exesys.core.store;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.RunIds;

/**
 * What an event is about.
 *
 * @param ids the run
 * @param orderName the order's name, or {@code _job}
 * @param orderNum the order's number, or {@code _job}; names the folder of data too large for an
 *     item
 */
public record EventSubject(RunIds ids, String orderName, String orderNum) {

  /** An order of a run. */
  public static EventSubject order(RunIds ids, OrderItem item) {
    return new EventSubject(ids, item.name(), item.orderNum());
  }

  /** The run as a whole. */
  public static EventSubject job(RunIds ids) {
    return new EventSubject(ids, EventType.JOB, EventType.JOB);
  }
}
