package dev.exesys.engine.steps;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a state of a compiled machine asks; docs/REFERENCE.md lists the payloads.
 *
 * @param payload the payload as it came
 */
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

  /** The texts of a list; empty if there is none. */
  public List<String> texts(String field) {
    List<String> found = new ArrayList<>();
    payload.path(field).forEach(n -> found.add(n.asString()));
    return found;
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String required(String field) {
    JsonNode value = payload.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException(
          "the payload of a state lacks " + field + ": " + payload.propertyNames());
    }
    return value.stringValue();
  }
}
