package dev.exesys.worker;

import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.retry.RetryableFailure;
import dev.exesys.core.store.StoreException;
import dev.exesys.worker.process.Deadline;
import dev.exesys.worker.role.RoleAssumer;
import dev.exesys.worker.role.RoleException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats calls of services that throttle or are unavailable, within the time of the order: an
 * outage delays an order and fails it only if it lasts until the order's deadline.
 *
 * @param subject what the calls are for, for the log
 * @param deadline until which failed calls are repeated
 * @param stop completed when the order must stop
 */
record ServiceRetry(
    RetryPolicy policy, String subject, Deadline deadline, CompletableFuture<String> stop) {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceRetry.class);

  /**
   * Returns the result of a call, which is repeated while it fails with a retryable exception.
   *
   * @throws RuntimeException the exception of the last attempt
   */
  <T> T call(Supplier<T> call) {
    try {
      return policy.call(call, this::mayRepeat);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for a service", e);
    }
  }

  /** Runs a call without a result; see {@link #call}. */
  void run(Runnable call) {
    boolean unused =
        call(() -> {
          call.run();
          return true;
        });
  }

  /** Returns an assumer of roles whose calls are repeated. */
  RoleAssumer around(RoleAssumer roles) {
    return request -> {
      try {
        return call(() -> {
          try {
            return roles.assume(request);
          } catch (RoleException e) {
            throw new RoleFailure(e);
          }
        });
      } catch (RoleFailure e) {
        throw e.failure;
      }
    };
  }

  private boolean mayRepeat(RuntimeException e) {
    boolean repeat = RetryableFailure.isRetryable(e) && !deadline.hasPassed() && !stop.isDone();
    if (repeat) {
      LOG.warn("a call for order {} failed and is repeated: {}", subject, e.getMessage());
    }
    return repeat;
  }

  /** Carries the checked exception through the retry policy. */
  private static final class RoleFailure extends RuntimeException implements RetryableFailure {
    private static final long serialVersionUID = 1;
    private final RoleException failure;

    RoleFailure(RoleException failure) {
      super(failure.getMessage(), failure);
      this.failure = failure;
    }

    @Override
    public boolean retryable() {
      return failure.retryable();
    }
  }
}
