package dev.exesys.engine.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The payload of a state's request; docs/REFERENCE.md lists the payloads. */
public record StepRequest(JsonNode payload) {

  public String action() {
    return required("action");
  }

  public String runId() {
    return required("run_id");
  }

  public String orderName() {
    return required("order_name");
  }

  public String taskToken() {
    return required("task_token");
  }

  /** Returns the task token; empty for a state that waits for the response only. */
  public Optional<String> optionalTaskToken() {
    return Optional.ofNullable(payload.path("task_token").asString(null));
  }

  /** Returns when the state was entered; empty if the payload does not say. */
  public Optional<Instant> stateEntered() {
    return Optional.ofNullable(payload.path("state_entered").asString(null)).map(Instant::parse);
  }

  /** Returns the strings of a list; empty if the field is absent. */
  public List<String> texts(String field) {
    List<String> found = new ArrayList<>();
    payload.path(field).forEach(n -> found.add(n.asString()));
    return found;
  }

  /**
   * Returns a string field.
   *
   * @throws IllegalArgumentException if the field is absent or not a string
   */
  public String required(String field) {
    JsonNode value = payload.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException(
          "the payload has no string " + field + "; its fields are " + payload.propertyNames());
    }
    return value.stringValue();
  }
}
