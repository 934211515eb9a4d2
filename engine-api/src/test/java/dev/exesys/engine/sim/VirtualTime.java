package dev.exesys.engine.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** A clock that does not advance during an action and jumps to the time of the next action. */
final class VirtualTime implements InstantSource {

  private record Event(Instant at, int turn, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::turn));
  private final Random random;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  VirtualTime(Random random) {
    this.random = random;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Schedules an action; actions of the same time run in random sequence. */
  void after(Duration delay, Runnable action) {
    events.add(new Event(now.plus(delay), random.nextInt(), action));
  }

  void runToEnd() {
    for (Event next = events.poll(); next != null; next = events.poll()) {
      now = next.at();
      next.action().run();
    }
  }
}
