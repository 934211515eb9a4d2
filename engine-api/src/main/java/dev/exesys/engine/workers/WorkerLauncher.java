package dev.exesys.engine.workers;

import dev.exesys.core.store.OrderItem;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Starts, watches and stops workers of one target.
 *
 * <p>Life: {@link #start} is called when an order may run, and once more if its run state is
 * retried before what was started could be noted. So two workers may be started for one order; the
 * claim in the order book lets one of them run commands, and an implementation need not prevent the
 * other, but may. Until the claim, {@link #coming} is asked now and then. {@link #stop} is called
 * when an order is over and its worker never said so. {@link #ended} reads what the service itself
 * tells of workers' ends, which may come late, twice or never.
 */
public interface WorkerLauncher {

  /**
   * The instances that are to run the order, each all of it; empty if the service finds a place for
   * it by itself.
   *
   * @throws WorkerStartException if there is none
   */
  List<String> instances(OrderItem order);

  /**
   * Asks for the worker that runs the order, or for one on each instance; returns once the service
   * has taken the request.
   *
   * @param instances as {@link #instances} gave them
   * @return what to stop it by, kept in the order book; empty if it stops by itself
   * @throws WorkerStartException if none can be had, with a sentence for the order's last event
   */
  String start(OrderItem order, List<String> instances);

  /**
   * Those orders, of many that nobody has claimed, whose worker the service may still bring; asked
   * for in as few requests as the service lets one.
   */
  List<OrderItem> coming(List<OrderItem> orders);

  /** Stops what {@link #start} returned, queued or running; what is over already is no error. */
  void stop(String handle);

  /** The workers that a service's event says have ended; empty for events about anything else. */
  List<WorkerTermination> ended(JsonNode event);
}
