package dev.exesys.local.stepfunctions.language;

import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The intrinsic functions about lists. */
final class ArrayFunctions {
  private static final int LONGEST_RANGE = 1000;

  private ArrayFunctions() {}

  static JsonNode array(List<JsonNode> arguments) {
    return AslJson.NODES.arrayNode(arguments.size()).addAll(arguments);
  }

  static JsonNode partition(List<JsonNode> arguments) {
    ArrayNode array = Arguments.array(arguments, 0);
    long size = Arguments.rounded(arguments, 1);
    if (size < 1) {
      throw Arguments.wrong(1, "a positive number", arguments.get(1));
    }
    ArrayNode chunks = AslJson.NODES.arrayNode();
    ArrayNode chunk = AslJson.NODES.arrayNode();
    for (JsonNode element : array) {
      if (chunk.isEmpty()) {
        chunks.add(chunk);
      }
      chunk.add(element);
      if (chunk.size() == size) {
        chunk = AslJson.NODES.arrayNode();
      }
    }
    return chunks;
  }

  static JsonNode contains(List<JsonNode> arguments) {
    JsonNode wanted = arguments.get(1);
    for (JsonNode element : Arguments.array(arguments, 0)) {
      if (element.equals(wanted)) {
        return AslJson.NODES.booleanNode(true);
      }
    }
    return AslJson.NODES.booleanNode(false);
  }

  static JsonNode range(List<JsonNode> arguments) {
    long first = Arguments.rounded(arguments, 0);
    long last = Arguments.rounded(arguments, 1);
    long step = Arguments.rounded(arguments, 2);
    if (step == 0) {
      throw Arguments.wrong(2, "a number other than 0", arguments.get(2));
    }
    ArrayNode range = AslJson.NODES.arrayNode();
    for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
      if (range.size() == LONGEST_RANGE) {
        throw StateError.intrinsic("a range has at most " + LONGEST_RANGE + " elements");
      }
      range.add(AslJson.number(n));
    }
    return range;
  }

  static JsonNode item(List<JsonNode> arguments) {
    ArrayNode array = Arguments.array(arguments, 0);
    long index = Arguments.rounded(arguments, 1);
    if (index < 0 || index >= array.size()) {
      throw StateError.intrinsic("there is no element " + index + " in a list of " + array.size());
    }
    return array.get((int) index);
  }

  static JsonNode length(List<JsonNode> arguments) {
    return AslJson.number(Arguments.array(arguments, 0).size());
  }

  static JsonNode unique(List<JsonNode> arguments) {
    LinkedHashSet<JsonNode> seen = new LinkedHashSet<>();
    Arguments.array(arguments, 0).forEach(seen::add);
    return AslJson.NODES.arrayNode(seen.size()).addAll(seen);
  }
}
