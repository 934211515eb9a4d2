package dev.exesys.engine.machines.aws;

import dev.exesys.engine.machines.MachineException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tries something again, later and later, while the service says "not yet": about 20 seconds in
 * all.
 */
final class Patience {

  private static final int MOST_ATTEMPTS = 12;
  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 3000;

  void until(String what, BooleanSupplier attempt) {
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      if (attempt.getAsBoolean()) {
        return;
      }
      try {
        long base = Math.min(LONGEST_MILLIS, FIRST_MILLIS << i);
        TimeUnit.MILLISECONDS.sleep(base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MachineException(what + " was interrupted", e);
      }
    }
    throw new MachineException(
        what + " did not succeed in " + MOST_ATTEMPTS + " attempts",
        new IllegalStateException("throttled"));
  }
}
