package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The shares of orders that several instances run. An order that one worker runs has none.
 *
 * <p>Life: dispatch {@link #open}s all shares of an order before any instance hears of it; each
 * instance's worker {@link #claim}s its own, {@link #beat}s and {@link #report}s; whoever reports
 * the last one reports the order. A share whose worker is gone is reported by whoever notices.
 */
public interface InstanceShareStore {

  /** Who the order itself is claimed by, whichever instance comes first. */
  String WORKER = "ssm:instances";

  /**
   * Opens an order's shares, unless they are open.
   *
   * @return the shares as they are now, by instance
   */
  List<InstanceShare> open(OrderKey order, Collection<String> instances, Instant at);

  /** An order's shares by instance; empty if it has none. Strongly consistent. */
  List<InstanceShare> all(OrderKey order);

  /**
   * Takes a share, once ever; false if somebody has it, or it has been given up. Whoever gets false
   * must not run a single command.
   */
  boolean claim(OrderKey order, String instance, String workerId, Instant at);

  /** Says that the share's worker lives; false if the share was given up. */
  boolean beat(OrderKey order, String instance, String workerId, Instant at);

  /** Writes how a share ended, once; false if that is known already. */
  boolean report(OrderKey order, String instance, WorkerReport report);
}
