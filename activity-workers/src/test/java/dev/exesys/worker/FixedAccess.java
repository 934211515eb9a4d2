package dev.exesys.worker;

import dev.exesys.core.retry.RetryPolicy;
import java.util.Optional;

/** Gives every worker the same stores. */
record FixedAccess(WorkerStores all) implements WorkerAccess {
  @Override
  public WorkerStores stores(Optional<OrderSession> session) {
    return all;
  }

  @Override
  public Optional<SessionClient> sessions() {
    return Optional.empty();
  }

  @Override
  public RetryPolicy retry() {
    return all.reportRetry();
  }
}
