package dev.exesys.worker;

import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import java.util.Optional;

/**
 * A task of a pool that a worker has received by polling.
 *
 * @param runId the run of the order to run
 * @param place the place of the order in its job, from 1
 * @param orderName the name of the order
 * @param token task token of the order's run state
 * @param pool name of the pool
 * @param workerName name under which the worker polled
 */
public record PolledTask(
    String runId, int place, String orderName, String token, String pool, String workerName) {

  /** Returns what a worker needs to request its session, with the token as the ticket. */
  WorkerStart start() {
    OrderKey unpadded = new OrderKey(runId, Integer.toString(place));
    return new WorkerStart(unpadded, Optional.empty(), Optional.of(token));
  }

  /** Returns the key of the order. */
  OrderKey order(RunItem run) {
    return new OrderKey(runId, OrderNum.of(place - 1, run.job().orderCount()));
  }

  /** Returns the name of the order and its run, for messages. */
  public String label() {
    return orderName + " of run " + runId;
  }

  /** Never shows the token. */
  @Override
  public String toString() {
    return "PolledTask[" + label() + "]";
  }
}
