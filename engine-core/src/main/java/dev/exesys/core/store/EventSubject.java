package dev.exesys.core.store;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.RunIds;

/**
 * Identifies the subject of an event: an order or a run.
 *
 * @param ids identifiers of the run
 * @param orderName name of the order, or {@code _job}
 * @param orderNum number of the order, or {@code _job}; part of the key of data that is too large
 *     for an item
 * @param attempt number of the order's attempt, from 1; 0 for a run
 */
public record EventSubject(RunIds ids, String orderName, String orderNum, int attempt) {

  /** Returns the subject of an order. */
  public static EventSubject order(RunIds ids, OrderItem item) {
    return new EventSubject(ids, item.name(), item.orderNum(), item.progress().attempt());
  }

  /**
   * Returns the subject of an event that a command of an order writes. The event's data is what the
   * command wrote (section 3 of the contract), so that the first attempt is not added to it.
   */
  public static EventSubject command(RunIds ids, OrderItem item) {
    int attempt = item.progress().attempt();
    return new EventSubject(ids, item.name(), item.orderNum(), attempt > 1 ? attempt : 0);
  }

  /** Returns the subject of an earlier attempt of an order. */
  public static EventSubject attempt(RunIds ids, OrderItem item, int attempt) {
    return new EventSubject(ids, item.name(), item.orderNum(), attempt);
  }

  /** Returns the subject of a run as a whole. */
  public static EventSubject job(RunIds ids) {
    return new EventSubject(ids, EventType.JOB, EventType.JOB, 0);
  }
}
