package dev.exesys.core.store.aws;

import dev.exesys.core.store.StoreException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Waits longer before each further attempt at what a throttled table left undone, and gives up in
 * the end.
 */
final class Backoff {

  private static final int MOST_ATTEMPTS = 12;
  private static final long FIRST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 2000;

  /**
   * Waits as attempt number {@code attempt}, from 0, should.
   *
   * @throws StoreException after too many, or if the thread is interrupted
   */
  void before(int attempt, String what) {
    if (attempt == 0) {
      return;
    }
    if (attempt >= MOST_ATTEMPTS) {
      throw new StoreException(
          what + " was throttled " + attempt + " times", new IllegalStateException("throttled"));
    }
    long longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << attempt);
    try {
      // Full jitter, so that callers throttled together do not come back together.
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + " was interrupted", e);
    }
  }
}
