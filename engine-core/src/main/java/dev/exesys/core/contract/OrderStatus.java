package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Defines the status of an order and its legal transitions. Every status change in {@code
 * OrderStore} is conditional on them.
 */
public enum OrderStatus {
  /** Accepted; its dependencies may not have settled. */
  QUEUED,
  /** Its dependencies have settled; waits for a person's approval. */
  WAITING_FOR_APPROVAL,
  /** Ready to run; waits for another order that holds its queue. */
  WAITING,
  /** A worker has been requested. */
  DISPATCHED,
  /** A worker has claimed the order. */
  RUNNING,
  /** Settled: all commands exited with 0, or the order was skipped. */
  SUCCEEDED,
  /** Settled: a command failed, the order was blocked, or the run was stopped. */
  FAILED,
  /** Settled: the timeout of the order or of the job elapsed. */
  TIMED_OUT;

  private static final Map<OrderStatus, Set<OrderStatus>> NEXT = new EnumMap<>(OrderStatus.class);

  static {
    Set<OrderStatus> settled = EnumSet.of(SUCCEEDED, FAILED, TIMED_OUT);
    row(QUEUED, settled, WAITING_FOR_APPROVAL, WAITING, DISPATCHED);
    row(WAITING_FOR_APPROVAL, settled, QUEUED);
    row(WAITING, settled, DISPATCHED);
    // Queued again: another attempt follows.
    row(DISPATCHED, settled, RUNNING, QUEUED);
    row(RUNNING, settled, QUEUED);
    row(SUCCEEDED, Set.of());
    row(FAILED, Set.of());
    row(TIMED_OUT, Set.of());
  }

  private static void row(OrderStatus from, Set<OrderStatus> settled, OrderStatus... others) {
    Set<OrderStatus> all = EnumSet.noneOf(OrderStatus.class);
    all.addAll(settled);
    all.addAll(Arrays.asList(others));
    NEXT.put(from, Set.copyOf(all));
  }

  /** Returns whether the order is settled, so that its status no longer changes. */
  public boolean settled() {
    return next().isEmpty();
  }

  /** Returns whether an order may change from this status to {@code other}. */
  public boolean canBecome(OrderStatus other) {
    return next().contains(other);
  }

  /** Returns the statuses from which an order may change to this one. */
  public Set<OrderStatus> predecessors() {
    Set<OrderStatus> found = EnumSet.noneOf(OrderStatus.class);
    for (OrderStatus s : values()) {
      if (s.canBecome(this)) {
        found.add(s);
      }
    }
    return found;
  }

  private Set<OrderStatus> next() {
    return NEXT.getOrDefault(this, Set.of());
  }

  /** Returns the name in tables, events and responses. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the status of that name.
   *
   * @throws IllegalArgumentException if no status has that name
   */
  public static OrderStatus fromWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
