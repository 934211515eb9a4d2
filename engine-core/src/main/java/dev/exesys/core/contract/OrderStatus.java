package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The life of an order. The legal changes are the table at the end; every write in the books is
 * conditional on it.
 */
public enum OrderStatus {
  /** Accepted; its dependencies may not have settled. */
  QUEUED,
  /** Ready, but another order holds its queue. */
  WAITING,
  /** A worker has been asked to run it. */
  DISPATCHED,
  /** A worker has claimed it. */
  RUNNING,
  /** Settled: all commands ended with 0, or it was skipped. */
  SUCCEEDED,
  /** Settled: a command failed, the order was blocked, or the run was stopped. */
  FAILED,
  /** Settled: the order's or the job's time ran out. */
  TIMED_OUT;

  private static final Map<OrderStatus, Set<OrderStatus>> NEXT = new EnumMap<>(OrderStatus.class);

  static {
    Set<OrderStatus> settled = EnumSet.of(SUCCEEDED, FAILED, TIMED_OUT);
    row(QUEUED, settled, WAITING, DISPATCHED);
    row(WAITING, settled, DISPATCHED);
    row(DISPATCHED, settled, RUNNING);
    row(RUNNING, settled);
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

  /** Whether the order is over. */
  public boolean settled() {
    return next().isEmpty();
  }

  /** Whether the books may change an order from this status to {@code other}. */
  public boolean canBecome(OrderStatus other) {
    return next().contains(other);
  }

  /** The statuses from which an order may get this one, in the order of a life. */
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

  /** The name in tables, events and answers. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OrderStatus fromWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
