package dev.exesys.engine.steps;

import java.util.ArrayList;
import java.util.List;
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
