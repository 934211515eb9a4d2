package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Stores the shares of orders that several instances run, for each attempt of an order. An order
 * that one worker runs has none.
 *
 * <p>Lifecycle: dispatch calls {@link #open} for all shares of an order before it sends the order
 * to an instance. The worker of each instance calls {@link #claim}, {@link #heartbeat} and {@link
 * #report} for its share. The report of the last share settles the order. The share of a lost
 * worker is reported by the component that detects the loss.
 */
public interface InstanceShareStore {

  /** The worker id of the order itself, set by the first instance that claims a share. */
  String WORKER = "ssm:instances";

  /**
   * Opens the shares of an order unless they are open.
   *
   * @return the current shares, by instance
   */
  List<InstanceShare> open(AttemptKey attempt, Collection<String> instances, Instant at);

  /** Returns the shares of an order by instance; empty if it has none. Strongly consistent. */
  List<InstanceShare> all(AttemptKey attempt);

  /**
   * Claims a share. Returns false if it is claimed or reported; the caller must then run no
   * command.
   */
  boolean claim(AttemptKey attempt, String instance, String workerId, Instant at);

  /**
   * Records a heartbeat of the worker of a share. Returns false if the share has been reported as
   * lost.
   */
  boolean heartbeat(AttemptKey attempt, String instance, String workerId, Instant at);

  /** Records the report of a share. Returns false if it has one. */
  boolean report(AttemptKey attempt, String instance, WorkerReport report);
}
