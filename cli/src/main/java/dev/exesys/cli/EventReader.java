package dev.exesys.cli;

import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.EventStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a trace again and again and hands out those not seen before.
 *
 * <p>The table sorts by order first, and two writers' clocks may differ; so there is no place in
 * the table after which everything is new, and every look is at the whole.
 */
final class EventReader {
  private static final int PAGE = 500;

  private final EventStore events;
  private final String traceId;
  private final @Nullable String order;
  private final Set<String> seen = new HashSet<>();

  /**
   * @param order only this order's events; null for all
   */
  EventReader(EventStore events, String traceId, @Nullable String order) {
    this.events = events;
    this.traceId = traceId;
    this.order = order;
  }

  /** What is new, in the order in which it happened. */
  List<EventItem> unseen() {
    List<EventItem> fresh = new ArrayList<>();
    List<EventItem> page = events.page(traceId, order, null, PAGE);
    while (!page.isEmpty()) {
      for (EventItem event : page) {
        if (seen.add(event.sk())) {
          fresh.add(event);
        }
      }
      page = page.size() < PAGE ? List.of() : after(page.getLast().sk());
    }
    fresh.sort(Comparator.comparing(EventItem::epoch));
    return fresh;
  }

  /** Whether there was nothing up to now. */
  boolean isEmpty() {
    return seen.isEmpty();
  }

  private List<EventItem> after(String sk) {
    return events.page(traceId, order, sk, PAGE);
  }
}
