package dev.exesys.local.stepfunctions.language;

import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Implements the intrinsic functions on arrays. */
final class ArrayFunctions {
  private static final int MAX_RANGE_SIZE = 1000;

  private ArrayFunctions() {}

  static JsonNode array(List<JsonNode> arguments) {
    return AslJson.NODES.arrayNode(arguments.size()).addAll(arguments);
  }

  static JsonNode partition(List<JsonNode> arguments) {
    ArrayNode array = IntrinsicArguments.array(arguments, 0);
    long size = IntrinsicArguments.rounded(arguments, 1);
    if (size < 1) {
      throw IntrinsicArguments.wrong(1, "a positive number", arguments.get(1));
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
    JsonNode expected = arguments.get(1);
    for (JsonNode element : IntrinsicArguments.array(arguments, 0)) {
      if (element.equals(expected)) {
        return AslJson.NODES.booleanNode(true);
      }
    }
    return AslJson.NODES.booleanNode(false);
  }

  static JsonNode range(List<JsonNode> arguments) {
    long first = IntrinsicArguments.rounded(arguments, 0);
    long last = IntrinsicArguments.rounded(arguments, 1);
    long step = IntrinsicArguments.rounded(arguments, 2);
    if (step == 0) {
      throw IntrinsicArguments.wrong(2, "a number other than 0", arguments.get(2));
    }
    ArrayNode range = AslJson.NODES.arrayNode();
    for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
      if (range.size() == MAX_RANGE_SIZE) {
        throw StateError.intrinsic("a range has at most " + MAX_RANGE_SIZE + " elements");
      }
      range.add(AslJson.number(n));
    }
    return range;
  }

  static JsonNode item(List<JsonNode> arguments) {
    ArrayNode array = IntrinsicArguments.array(arguments, 0);
    long index = IntrinsicArguments.rounded(arguments, 1);
    if (index < 0 || index >= array.size()) {
      throw StateError.intrinsic("there is no element " + index + " in a list of " + array.size());
    }
    return array.get((int) index);
  }

  static JsonNode length(List<JsonNode> arguments) {
    return AslJson.number(IntrinsicArguments.array(arguments, 0).size());
  }

  static JsonNode unique(List<JsonNode> arguments) {
    LinkedHashSet<JsonNode> seen = new LinkedHashSet<>();
    IntrinsicArguments.array(arguments, 0).forEach(seen::add);
    return AslJson.NODES.arrayNode(seen.size()).addAll(seen);
  }
}
