package dev.exesys.local.stepfunctions.language;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A path that names one place, as {@code ResultPath} has it: a value can be put there. */
public record ReferencePath(String text, List<PathStep> steps) {

  /**
   * Reads a reference path.
   *
   * @throws IllegalArgumentException if it can name more than one place
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
   * The input with a value put at this place. Objects on the way are made where they are missing;
   * the input itself stays as it is.
   *
   * @throws StateError {@code States.ResultPathMatchFailure} if the input has something else there
   */
  public JsonNode put(JsonNode input, JsonNode value) {
    if (steps.isEmpty()) {
      return value;
    }
    JsonNode root = copyOf(input);
    JsonNode holder = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      holder = descend(holder, steps.get(i));
    }
    set(holder, steps.getLast(), value);
    return root;
  }

  /** Only the containers on the way are copied; everything beside them is shared. */
  private JsonNode descend(JsonNode holder, PathStep step) {
    JsonNode next =
        switch (step) {
          case PathStep.Member member -> holder.get(member.name());
          case PathStep.Element element -> holder.get(element.index());
        };
    JsonNode copy = next == null || next.isNull() ? AslJson.object() : copyOf(next);
    set(holder, step, copy);
    return copy;
  }

  private void set(JsonNode holder, PathStep step, JsonNode value) {
    switch (step) {
      case PathStep.Member member when holder instanceof ObjectNode object ->
          object.set(member.name(), value);
      case PathStep.Element element
          when holder instanceof ArrayNode array && element.index() < array.size() ->
          array.set(element.index(), value);
      default -> throw mismatch(holder);
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
