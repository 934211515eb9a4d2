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
 * Writes events in the order in which they happen. It never overwrites an event, and stores large
 * data by reference.
 *
 * <p>One log assigns strictly increasing times, so that the events of a process sort as they were
 * written even if the clock does not advance or steps back. Two processes may choose the same
 * microsecond for the same order; then one conditional write fails and is repeated a microsecond
 * later.
 */
public final class EventLog {

  private static final int MAX_OFFSET_MICROS = 10_000;

  private final EventStore store;
  private final BlobStore blobs;
  private final InstantSource clock;
  private final Duration ttl;
  private Instant last = Instant.EPOCH;

  /**
   * Creates a log.
   *
   * @param blobs the internal bucket
   * @param ttl how long the table keeps events
   */
  public EventLog(EventStore store, BlobStore blobs, InstantSource clock, Duration ttl) {
    this.store = store;
    this.blobs = blobs;
    this.clock = clock;
    this.ttl = ttl;
  }

  /**
   * Appends an event and returns it as stored.
   *
   * @param status status of the order for a terminal event
   * @param data masked payload; null for an empty one
   */
  public EventItem append(
      EventSubject subject, String eventType, String status, @Nullable ObjectNode data) {
    Instant time = next();
    EventItem event = event(subject, time, eventType, status, data);
    for (int offset = 0; offset < MAX_OFFSET_MICROS; offset++) {
      EventItem candidate = event.at(Epoch.of(time.plus(offset, ChronoUnit.MICROS)));
      // Another process may have used this microsecond for the same order: never overwrite its
      // event.
      if (store.putIfAbsent(candidate)) {
        return candidate;
      }
    }
    throw noUnusedTime(subject, time);
  }

  /**
   * Appends an event that happens once in the life of its subject, at its recorded time. A repeated
   * call, after a crash or a retry, writes nothing.
   */
  public EventItem appendOnce(
      EventSubject subject,
      Instant at,
      String eventType,
      String status,
      @Nullable ObjectNode data) {
    EventItem event = event(subject, at, eventType, status, data);
    for (int offset = 0; offset < MAX_OFFSET_MICROS; offset++) {
      EventItem candidate = event.at(Epoch.of(at.plus(offset, ChronoUnit.MICROS)));
      if (store.putIfAbsent(candidate)) {
        return candidate;
      }
      Optional<EventItem> existing = store.find(candidate.traceId(), candidate.sk());
      if (existing.isPresent() && existing.get().eventType().equals(eventType)) {
        return existing.get();
      }
    }
    throw noUnusedTime(subject, at);
  }

  /**
   * Writes the same event of many orders at a time before all their other events. Repeated calls
   * have no further effect.
   */
  public void open(Collection<EventSubject> subjects, Instant at, String eventType, String status) {
    store.putAll(subjects.stream().map(s -> event(s, at, eventType, status, null)).toList());
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
        withAttempt(subject, inlineOrReference(subject, time, data == null ? Json.object() : data)),
        time.plus(ttl).truncatedTo(ChronoUnit.SECONDS));
  }

  /** A command may write a field of that name, which is kept. */
  private static ObjectNode withAttempt(EventSubject subject, ObjectNode data) {
    return subject.attempt() == 0 || data.has("attempt")
        ? data
        : data.deepCopy().put("attempt", subject.attempt());
  }

  private static IllegalStateException noUnusedTime(EventSubject subject, Instant time) {
    return new IllegalStateException(
        "no unused timestamp for an event of order " + subject.orderName() + " after " + time);
  }

  private synchronized Instant next() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return last;
  }

  private ObjectNode inlineOrReference(EventSubject subject, Instant time, ObjectNode data) {
    if (ItemLimits.fits(data)) {
      return data;
    }
    byte[] bytes = Json.text(data).getBytes(StandardCharsets.UTF_8);
    String key = StorageKeys.eventData(subject.ids().runId(), subject.orderNum(), Epoch.of(time));
    blobs.put(key, bytes);
    return Json.object().put("data_uri", blobs.uri(key)).put("data_bytes", bytes.length);
  }
}
