package dev.exesys.core.store;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events: in the order they happened, none over another, large data by reference.
 *
 * <p>Events of one log get ever later times, so those of one process sort as they were written even
 * when the clock stands still or steps back. Two processes may still choose the same microsecond
 * for the same order; then the conditional write fails for one of them and it moves on by a
 * microsecond.
 */
public final class EventLog {

  /** Well below the 400 KB an item may have, names and structure included. */
  static final int LARGEST_INLINE_BYTES = 300_000;

  private static final int MOST_BUMPS = 10_000;

  private final EventStore book;
  private final BlobStore blobs;
  private final InstantSource clock;
  private final Duration ttl;
  private Instant last = Instant.EPOCH;

  /**
   * A log over these stores.
   *
   * @param blobs the internal bucket
   * @param ttl how long events are kept
   */
  public EventLog(EventStore book, BlobStore blobs, InstantSource clock, Duration ttl) {
    this.book = book;
    this.blobs = blobs;
    this.clock = clock;
    this.ttl = ttl;
  }

  /**
   * Appends an event and answers with it as it was stored.
   *
   * @param status for a terminal event the order's status
   * @param data becomes the nested map; null for an empty one. Must be masked already
   */
  public EventItem append(
      EventSubject subject, String eventType, String status, @Nullable ObjectNode data) {
    Instant time = next();
    EventItem event = event(subject, time, eventType, status, data);
    for (int bump = 0; bump < MOST_BUMPS; bump++) {
      EventItem candidate = event.at(Epoch.of(time.plus(bump, ChronoUnit.MICROS)));
      // Another process may have taken this microsecond for the same order: never overwrite, move
      // on.
      if (book.putIfAbsent(candidate)) {
        return candidate;
      }
    }
    throw noFreeTime(subject, time);
  }

  /**
   * Appends an event that happens once in a life, at the time the books have for it; a repeated
   * call, by whoever died or was retried in between, writes nothing.
   */
  public EventItem appendOnce(
      EventSubject subject,
      Instant at,
      String eventType,
      String status,
      @Nullable ObjectNode data) {
    EventItem event = event(subject, at, eventType, status, data);
    for (int bump = 0; bump < MOST_BUMPS; bump++) {
      EventItem candidate = event.at(Epoch.of(at.plus(bump, ChronoUnit.MICROS)));
      if (book.putIfAbsent(candidate)) {
        return candidate;
      }
      Optional<EventItem> there = book.find(candidate.traceId(), candidate.sk());
      if (there.isPresent() && there.get().eventType().equals(eventType)) {
        return there.get();
      }
    }
    throw noFreeTime(subject, at);
  }

  /**
   * Writes the same event of many orders at a time before which none of them can have had one; may
   * be repeated.
   */
  public void open(Collection<EventSubject> subjects, Instant at, String eventType, String status) {
    book.putAll(subjects.stream().map(s -> event(s, at, eventType, status, null)).toList());
  }

  private EventItem event(
      EventSubject subject,
      Instant time,
      String eventType,
      String status,
      @Nullable ObjectNode data) {
    return new EventItem(
        subject.ids().traceId(),
        subject.orderName(),
        Epoch.of(time),
        eventType,
        status,
        subject.ids().flowId(),
        subject.ids().runId(),
        fitting(subject, time, data == null ? Json.object() : data),
        time.plus(ttl).truncatedTo(ChronoUnit.SECONDS));
  }

  private static IllegalStateException noFreeTime(EventSubject subject, Instant time) {
    return new IllegalStateException(
        "no free time for an event of " + subject.orderName() + " near " + time);
  }

  private synchronized Instant next() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return last;
  }

  private ObjectNode fitting(EventSubject subject, Instant time, ObjectNode data) {
    byte[] bytes = Json.text(data).getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LARGEST_INLINE_BYTES) {
      return data;
    }
    String key = StorageKeys.eventData(subject.ids().runId(), subject.orderNum(), Epoch.of(time));
    blobs.put(key, bytes);
    return Json.object().put("data_uri", blobs.uri(key)).put("data_bytes", bytes.length);
  }
}
