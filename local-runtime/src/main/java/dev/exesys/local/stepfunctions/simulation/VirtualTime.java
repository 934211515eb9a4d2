package dev.exesys.local.stepfunctions.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A clock that stands still during an action and jumps to the time of the next scheduled one. Not
 * thread-safe.
 */
public final class VirtualTime implements InstantSource {
  private static final Instant START_TIME = Instant.parse("2026-01-01T00:00:00Z");

  private record AgendaEntry(Instant due, long rank, Runnable action) {}

  private final PriorityQueue<AgendaEntry> agenda =
      new PriorityQueue<>(
          Comparator.comparing(AgendaEntry::due).thenComparingLong(AgendaEntry::rank));
  private final LongSupplier ranks;
  private Instant now = START_TIME;

  /** Actions with the same due time run in the order in which they are scheduled. */
  public VirtualTime() {
    this(new AtomicLong()::incrementAndGet);
  }

  /**
   * Actions with the same due time run in the order of their ranks.
   *
   * @param ranks returns the rank of the next scheduled action; random ranks give a random order
   */
  public VirtualTime(LongSupplier ranks) {
    this.ranks = ranks;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Returns the virtual time since the clock began. */
  public Duration elapsed() {
    return Duration.between(START_TIME, now);
  }

  /** Schedules an action after a delay. */
  public void after(Duration delay, Runnable action) {
    at(now.plus(delay), action);
  }

  /** Schedules an action; one whose time has passed runs at the current time. */
  public void at(Instant due, Runnable action) {
    agenda.add(new AgendaEntry(due.isBefore(now) ? now : due, ranks.getAsLong(), action));
  }

  /** Runs the scheduled actions, and those that they schedule, until none is left. */
  public void runToEnd() {
    for (AgendaEntry next = agenda.poll(); next != null; next = agenda.poll()) {
      now = next.due();
      next.action().run();
    }
  }
}
