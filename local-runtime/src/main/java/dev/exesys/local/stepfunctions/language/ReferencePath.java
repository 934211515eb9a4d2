package dev.exesys.local.stepfunctions.language;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A path that identifies one location, such as a {@code ResultPath}, at which a value can be
 * inserted.
 */
public record ReferencePath(String text, List<PathStep> steps) {

  /**
   * Parses a reference path.
   *
   * @throws IllegalArgumentException if it can identify more than one location
   */
  public static ReferencePath parse(String text) {
    if (!text.startsWith("$") || text.startsWith("$$")) {
      throw new IllegalArgumentException("not a reference path into the input: " + text);
    }
    return new ReferencePath(
        text,
        PathStep.parse(text)
            .orElseThrow(() -> new IllegalArgumentException("not a reference path: " + text)));
  }

  /**
   * Returns the input with a value inserted at this location. Missing objects on the path are
   * created. The input is not modified.
   *
   * @throws StateError {@code States.ResultPathMatchFailure} if the input has a value of another
   *     type on the path
   */
  public JsonNode put(JsonNode input, JsonNode value) {
    if (steps.isEmpty()) {
      return value;
    }
    JsonNode root = copyOf(input);
    JsonNode container = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      container = descend(container, steps.get(i));
    }
    set(container, steps.getLast(), value);
    return root;
  }

  /** Copies only the containers on the path; all other values are shared. */
  private JsonNode descend(JsonNode container, PathStep step) {
    JsonNode next =
        switch (step) {
          case PathStep.MemberName member -> container.get(member.name());
          case PathStep.ArrayIndex element -> container.get(element.index());
        };
    JsonNode copy = next == null || next.isNull() ? AslJson.object() : copyOf(next);
    set(container, step, copy);
    return copy;
  }

  private void set(JsonNode container, PathStep step, JsonNode value) {
    switch (step) {
      case PathStep.MemberName member when container instanceof ObjectNode object ->
          object.set(member.name(), value);
      case PathStep.ArrayIndex element
          when container instanceof ArrayNode array && element.index() < array.size() ->
          array.set(element.index(), value);
      default -> throw mismatch(container);
    }
  }

  private JsonNode copyOf(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> AslJson.object().setAll(object);
      case ArrayNode array -> AslJson.NODES.arrayNode(array.size() + 1).addAll(array);
      default -> throw mismatch(node);
    };
  }

  private StateError mismatch(JsonNode node) {
    return new StateError(
        "States.ResultPathMatchFailure",
        "Unable to apply ReferencePath " + text + " to input " + AslJson.write(node));
  }
}
