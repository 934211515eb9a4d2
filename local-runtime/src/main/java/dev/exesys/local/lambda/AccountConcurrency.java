package dev.exesys.local.lambda;

import java.util.concurrent.Semaphore;

/**
 * The concurrency that all functions of an account share. A function with reserved concurrency has
 * its own part, which no other function can use; the others share the rest.
 */
public final class AccountConcurrency {
  /** Like the semaphore, but permits can be taken away for a reservation. */
  private static final class Shared extends Semaphore {
    private static final long serialVersionUID = 1;

    Shared(int permits) {
      super(permits, true);
    }

    void reserve(int permits) {
      reducePermits(permits);
    }
  }

  private final int limit;
  private final Shared unreserved;

  /**
   * Creates the concurrency of an account.
   *
   * @param limit the quota <i>Concurrent executions</i>
   */
  public AccountConcurrency(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("the concurrency of an account must be at least 1");
    }
    this.limit = limit;
    this.unreserved = new Shared(limit);
  }

  /** Returns an account in which only the limits of the functions apply. */
  public static AccountConcurrency unlimited() {
    return new AccountConcurrency(Integer.MAX_VALUE);
  }

  /** Returns the quota. */
  int limit() {
    return limit;
  }

  /** Returns the permits of a function: its own if it has reserved concurrency. */
  Semaphore permits(InvocationLimits limits) {
    if (limits.reserved()) {
      unreserved.reserve(limits.concurrency());
      return new Semaphore(limits.concurrency(), true);
    }
    return limit == Integer.MAX_VALUE ? new Semaphore(limits.concurrency(), true) : unreserved;
  }
}
