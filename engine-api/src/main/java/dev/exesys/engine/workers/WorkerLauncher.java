package dev.exesys.engine.workers;

import dev.exesys.core.store.OrderItem;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Starts, observes and stops the workers of one target.
 *
 * <p>Lifecycle: {@link #start} is called when an order may run, and again if its run state is
 * retried before the handle of the worker was recorded. So two workers may be started for one
 * order; the claim in the order store lets only one of them run commands, and an implementation
 * need not prevent the other. Until the order is claimed, {@link #pending} is called regularly.
 * {@link #stop} is called when an order is settled and its worker did not report. {@link
 * #terminations} reads the events that the service sends about its workers, which may be late,
 * repeated or lost.
 */
public interface WorkerLauncher {

  /**
   * Returns the instances that are to run the order, each of them the whole order; empty if the
   * service itself chooses where the order runs.
   *
   * @throws WorkerStartException if the targets name no instance
   */
  List<String> instances(OrderItem order);

  /**
   * Requests the worker of the order, or one on each instance; returns once the service has
   * accepted the request.
   *
   * @param instances the result of {@link #instances}
   * @return the handle to stop the worker by, which is recorded in the order store; empty if a
   *     worker of this target cannot be stopped
   * @throws WorkerStartException if the service refuses, with a reason for the terminal event
   */
  String start(OrderItem order, List<String> instances);

  /**
   * Returns those of the unclaimed orders whose worker may still start. Uses as few requests as the
   * service allows.
   */
  List<OrderItem> pending(List<OrderItem> orders);

  /** Stops a queued or running worker; does nothing if the worker has terminated. */
  void stop(String handle);

  /** Returns the workers that terminated according to a service's event; empty for other events. */
  List<WorkerTermination> terminations(JsonNode event);
}
