package dev.exesys.engine.machines;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tries something again, later and later, while the service says "not yet": about 20 seconds in
 * all.
 */
public final class RetryPolicy {

  private static final int MOST_ATTEMPTS = 12;
  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 3000;

  private final int mostAttempts;
  private final Pause pause;

  /** Sleeps. */
  @FunctionalInterface
  interface Pause {
    void millis(long time) throws InterruptedException;
  }

  /** The usual patience. */
  public RetryPolicy() {
    this(MOST_ATTEMPTS, TimeUnit.MILLISECONDS::sleep);
  }

  RetryPolicy(int mostAttempts, Pause pause) {
    this.mostAttempts = mostAttempts;
    this.pause = pause;
  }

  /**
   * Tries until it succeeds.
   *
   * @throws MachineException if it does not, or the thread is interrupted
   */
  public void until(String what, BooleanSupplier attempt) {
    for (int i = 0; i < mostAttempts; i++) {
      if (attempt.getAsBoolean()) {
        return;
      }
      try {
        long base = Math.min(LONGEST_MILLIS, FIRST_MILLIS << i);
        pause.millis(base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MachineException(what + " was interrupted", e);
      }
    }
    throw new MachineException(
        what + " did not succeed in " + mostAttempts + " attempts",
        new IllegalStateException("throttled"));
  }
}
