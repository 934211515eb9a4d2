package dev.exesys.local.stepfunctions.interpreter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The timers of one execution. */
final class Timers {
  private final Map<Long, Timer> timers = new LinkedHashMap<>();
  private final Consumer<Effect> effects;
  private long last;

  Timers(Consumer<Effect> effects) {
    this.effects = effects;
  }

  private record Timer(Instant due, Runnable action) {}

  /** Sets a timer; returns its number. */
  long set(Instant due, Runnable action) {
    last++;
    put(last, due, action);
    return last;
  }

  /** Puts a timer off to another time. */
  void move(long number, Instant due) {
    Timer timer = timers.get(number);
    if (timer != null) {
      put(number, due, timer.action());
    }
  }

  void cancel(long number) {
    if (timers.remove(number) != null) {
      effects.accept(new Effect.CancelTimer(number));
    }
  }

  /**
   * Runs what was to happen when a timer runs out, unless it was cancelled or put off since.
   *
   * @param due the time it was set to when it fired
   * @return whether it ran
   */
  boolean fire(long number, Instant due) {
    Timer timer = timers.get(number);
    if (timer == null || timer.due().isAfter(due)) {
      return false;
    }
    timers.remove(number);
    timer.action().run();
    return true;
  }

  void clear() {
    timers.clear();
  }

  /** Sets every timer again, as it stands. */
  void repeat() {
    timers.forEach((number, timer) -> effects.accept(new Effect.SetTimer(number, timer.due())));
  }

  private void put(long number, Instant due, Runnable action) {
    timers.put(number, new Timer(due, action));
    effects.accept(new Effect.SetTimer(number, due));
  }
}
