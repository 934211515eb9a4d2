package dev.exesys.system.e2e;

import dev.exesys.core.store.Epoch;
import dev.exesys.core.store.EventItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A finished run.
 *
 * @param accepted the response to the submission
 * @param view the run as returned by {@code GET /runs/{run_id}}
 * @param done the done object
 * @param events all events, by time
 */
public record FinishedRun(JsonNode accepted, JsonNode view, JsonNode done, List<EventItem> events) {

  /** Returns the run's id. */
  public String runId() {
    return accepted.path("run_id").asString();
  }

  /** Returns the done object's status. */
  public String status() {
    return done.path("status").asString();
  }

  /** Returns the done object's counts: succeeded, failed, timed_out. */
  public List<Integer> summary() {
    JsonNode summary = done.path("summary");
    return List.of(
        summary.path("succeeded").asInt(),
        summary.path("failed").asInt(),
        summary.path("timed_out").asInt());
  }

  /** Returns the status by order name. */
  public Map<String, String> statuses() {
    Map<String, String> statuses = new TreeMap<>();
    view.path("orders")
        .forEach(o -> statuses.put(o.path("order_name").asString(), o.path("status").asString()));
    return statuses;
  }

  /** Returns the types of an order's events, in order. */
  public List<String> eventTypes(String order) {
    return events.stream()
        .filter(event -> event.orderName().equals(order))
        .map(EventItem::eventType)
        .toList();
  }

  /** Returns an order's event of a type. */
  public EventItem event(String order, String type) {
    return events.stream()
        .filter(event -> event.orderName().equals(order) && event.eventType().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError(order + " has no event " + type + ": " + events));
  }

  /** Returns the time of an order's event since the start of the job. */
  Duration at(String order, String type) {
    Instant start = Epoch.parse(event("_job", "job_started").epoch());
    return Duration.between(start, Epoch.parse(event(order, type).epoch()));
  }
}
