package dev.exesys.worker;

import dev.exesys.core.retry.RetryPolicy;
import java.util.Optional;

/** Gives a worker access to the stores of its orders. */
public interface WorkerAccess {

  /**
   * Returns the stores and services.
   *
   * @param session signs the requests for data of the order; empty if the worker uses its own
   *     credentials
   */
  WorkerStores stores(Optional<OrderSession> session);

  /** Returns the client that requests sessions; empty if workers use their own credentials. */
  Optional<SessionClient> sessions();

  /** Returns the policy for what must succeed before an order can run. */
  RetryPolicy retry();
}
