package dev.exesys.local.stepfunctions.interpreter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Manages the timers of one execution. */
final class Timers {
  private final Map<Long, Timer> timers = new LinkedHashMap<>();
  private final Consumer<ExecutionEffect> effects;
  private long last;

  Timers(Consumer<ExecutionEffect> effects) {
    this.effects = effects;
  }

  private record Timer(Instant due, Runnable action) {}

  /** Sets a timer and returns its number. */
  long set(Instant due, Runnable action) {
    last++;
    put(last, due, action);
    return last;
  }

  /** Moves a timer to another time. */
  void move(long number, Instant due) {
    Timer timer = timers.get(number);
    if (timer != null) {
      put(number, due, timer.action());
    }
  }

  void cancel(long number) {
    if (timers.remove(number) != null) {
      effects.accept(new ExecutionEffect.CancelTimer(number));
    }
  }

  /**
   * Runs a timer's action, unless the timer was cancelled or moved to a later time.
   *
   * @param due the time to which the fired timer was set
   * @return true if the action ran
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

  /** Emits the effect that sets each timer again. */
  void repeat() {
    timers.forEach(
        (number, timer) -> effects.accept(new ExecutionEffect.SetTimer(number, timer.due())));
  }

  private void put(long number, Instant due, Runnable action) {
    timers.put(number, new Timer(due, action));
    effects.accept(new ExecutionEffect.SetTimer(number, due));
  }
}
