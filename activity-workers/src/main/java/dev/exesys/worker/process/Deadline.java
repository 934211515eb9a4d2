package dev.exesys.worker.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A moment on the monotonic clock, which a correction of the machine's time does not move.
 *
 * @param nanoTime as {@link System#nanoTime} tells it
 */
public record Deadline(long nanoTime) {
  // About 146 years; a longer wait would overflow.
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

  /** The moment that is so far from now. */
  public static Deadline in(Duration time) {
    Duration bounded = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    return new Deadline(System.nanoTime() + bounded.toNanos());
  }

  /** What is left, never negative. */
  public long left(TimeUnit unit) {
    return unit.convert(Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  public boolean isOver() {
    return nanoTime - System.nanoTime() <= 0;
  }
}
