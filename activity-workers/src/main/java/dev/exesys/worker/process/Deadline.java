package dev.exesys.worker.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A point in time on the monotonic clock, which does not change when the system clock is set.
 *
 * @param nanoTime a value of {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {
  // About 146 years; a longer wait would overflow.
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

  /** Returns the deadline that is {@code time} from now. */
  public static Deadline in(Duration time) {
    Duration bounded = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    return new Deadline(System.nanoTime() + bounded.toNanos());
  }

  /** Returns the remaining time, or zero if the deadline has passed. */
  public long remaining(TimeUnit unit) {
    return unit.convert(Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  public boolean hasPassed() {
    return nanoTime - System.nanoTime() <= 0;
  }
}
