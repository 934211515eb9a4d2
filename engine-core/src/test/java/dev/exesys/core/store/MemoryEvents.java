package dev.exesys.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Stores events in memory in the order of their keys, as the table does. */
public final class MemoryEvents implements EventStore {

  private final ConcurrentSkipListMap<String, EventItem> items = new ConcurrentSkipListMap<>();

  @Override
  public boolean putIfAbsent(EventItem event) {
    return items.putIfAbsent(event.traceId() + "|" + event.sk(), event) == null;
  }

  @Override
  public void putAll(Collection<EventItem> events) {
    events.forEach(e -> items.put(e.traceId() + "|" + e.sk(), e));
  }

  @Override
  public Optional<EventItem> find(String traceId, String sk) {
    return Optional.ofNullable(items.get(traceId + "|" + sk));
  }

  @Override
  public List<EventItem> page(
      String traceId, @Nullable String orderName, @Nullable String afterSk, int limit) {
    return items.values().stream()
        .filter(e -> e.traceId().equals(traceId))
        .filter(e -> orderName == null || e.orderName().equals(orderName))
        .filter(e -> afterSk == null || e.sk().compareTo(afterSk) > 0)
        .limit(limit)
        .toList();
  }

  /** Returns all events. */
  public List<EventItem> all() {
    return List.copyOf(items.values());
  }
}
