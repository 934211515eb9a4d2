package dev.exesys.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the events of a trace; to append an event, use {@link EventLog}. Callers write
 * through {@link EventLog}, which assigns unused timestamps and stores large data by reference.
 */
public interface EventStore {

  /** Writes the event unless its key exists. Returns false, and writes nothing, if it does. */
  boolean putIfAbsent(EventItem event);

  /**
   * Writes many events whose keys no other event can have. Writing the same events again has no
   * effect.
   */
  void putAll(Collection<EventItem> events);

  /** Returns the event of that sort key. */
  Optional<EventItem> find(String traceId, String sk);

  /**
   * Returns a page of a trace's events in the order of their sort keys. Strongly consistent.
   *
   * @param orderName only events of this order, or null for all
   * @param afterSk last sort key of the previous page, or null for the first page
   * @param limit maximum number of events
   */
  List<EventItem> page(
      String traceId, @Nullable String orderName, @Nullable String afterSk, int limit);
}
