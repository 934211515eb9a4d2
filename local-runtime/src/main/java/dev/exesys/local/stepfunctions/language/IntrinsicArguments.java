package dev.exesys.local.stepfunctions.language;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Converts the arguments of intrinsic functions to the required types. */
final class IntrinsicArguments {
  private IntrinsicArguments() {}

  static String string(List<JsonNode> arguments, int index) {
    JsonNode node = arguments.get(index);
    if (!node.isString()) {
      throw wrong(index, "a string", node);
    }
    return node.stringValue();
  }

  static ArrayNode array(List<JsonNode> arguments, int index) {
    if (arguments.get(index) instanceof ArrayNode array) {
      return array;
    }
    throw wrong(index, "an array", arguments.get(index));
  }

  /** Returns a number rounded to the nearest integer, halves upwards, as the service does. */
  static long rounded(List<JsonNode> arguments, int index) {
    JsonNode node = arguments.get(index);
    if (!node.isNumber()) {
      throw wrong(index, "a number", node);
    }
    return node.isIntegralNumber() ? node.longValue() : Math.round(node.doubleValue());
  }

  static StateError wrong(int index, String expected, JsonNode node) {
    return StateError.intrinsic(
        "argument " + (index + 1) + " is not " + expected + ": " + AslJson.write(node));
  }
}
