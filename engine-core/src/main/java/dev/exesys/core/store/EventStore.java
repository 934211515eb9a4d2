package dev.exesys.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where events are stored; write through {@link EventLog}, which finds a free time and moves large
 * data elsewhere.
 */
public interface EventStore {

  /**
   * Writes the event unless its key is taken; false means that the key is taken and nothing was
   * written.
   */
  boolean putIfAbsent(EventItem event);

  /**
   * Writes events whose keys nothing else can have, many at once; writing the same ones again
   * changes nothing.
   */
  void putAll(Collection<EventItem> events);

  /** The event of that sort key. */
  Optional<EventItem> find(String traceId, String sk);

  /**
   * A page of a trace's events in the order of their sort keys; strongly consistent.
   *
   * @param orderName only this order's, or null for all
   * @param afterSk the sort key to go on after, or null for the first page
   * @param limit the most events to answer with
   */
  List<EventItem> page(
      String traceId, @Nullable String orderName, @Nullable String afterSk, int limit);
}
