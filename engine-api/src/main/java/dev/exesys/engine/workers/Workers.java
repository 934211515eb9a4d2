package dev.exesys.engine.workers;

import dev.exesys.core.books.OrderItem;

/**
 * Starts and stops workers of one target.
 *
 * <p>Life: {@link #start} is called when an order may run, and once more for each retry of its run
 * state. So two workers may be started for one order; the claim in the order book lets one of them
 * run commands, and an implementation need not prevent the other, but may. {@link #stop} is called
 * when an order is over before its worker said so. Both return once the service has taken the
 * request.
 */
public interface Workers {

  /**
   * Asks for a worker that runs the order.
   *
   * @return what to stop it by, kept in the order book; empty if it stops by itself
   * @throws WorkerStartException if none can be had, with a sentence for the order's last event
   */
  String start(OrderItem order);

  /** Stops what {@link #start} returned; what is over already is no error. */
  void stop(String handle);
}
