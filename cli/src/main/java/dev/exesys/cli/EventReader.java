package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.core.store.EventItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a run repeatedly and returns those that it has not returned before.
 *
 * <p>The table is sorted by order first, and the clocks of two writers may differ, so no position
 * in the table separates old from new events: each read covers all events.
 */
final class EventReader {
  private static final int PAGE_SIZE = 500;

  private final RunReader events;
  private final @Nullable String order;
  private final Set<String> seen = new HashSet<>();

  /**
   * Creates a reader.
   *
   * @param order limits the events to those of this order; null for all
   */
  EventReader(RunReader events, @Nullable String order) {
    this.events = events;
    this.order = order;
  }

  /** Returns the new events, ordered by time. */
  List<EventItem> unseen() {
    List<EventItem> unseen = new ArrayList<>();
    List<EventItem> page = events.events(order, null, PAGE_SIZE);
    while (!page.isEmpty()) {
      for (EventItem event : page) {
        if (seen.add(event.sk())) {
          unseen.add(event);
        }
      }
      page = page.size() < PAGE_SIZE ? List.of() : after(page.getLast().sk());
    }
    unseen.sort(Comparator.comparing(EventItem::epoch));
    return unseen;
  }

  /** Returns whether no event has been read so far. */
  boolean isEmpty() {
    return seen.isEmpty();
  }

  private List<EventItem> after(String sk) {
    return events.events(order, sk, PAGE_SIZE);
  }
}
