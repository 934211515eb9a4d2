package dev.exesys.local.stepfunctions.language;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Implements the intrinsic functions on JSON values and JSON text. */
final class JsonFunctions {
  private JsonFunctions() {}

  static JsonNode parse(List<JsonNode> arguments) {
    String text = IntrinsicArguments.string(arguments, 0);
    try {
      return text.isBlank() ? AslJson.NODES.nullNode() : AslJson.parse(text);
    } catch (JacksonException e) {
      throw StateError.intrinsic("not JSON: " + text);
    }
  }

  static JsonNode write(List<JsonNode> arguments) {
    return AslJson.NODES.stringNode(AslJson.write(arguments.getFirst()));
  }

  static JsonNode merge(List<JsonNode> arguments) {
    if (!arguments.get(2).isBoolean() || arguments.get(2).booleanValue()) {
      // The service supports only the shallow merge.
      throw IntrinsicArguments.wrong(2, "false", arguments.get(2));
    }
    return AslJson.object().setAll(object(arguments, 0)).setAll(object(arguments, 1));
  }

  private static ObjectNode object(List<JsonNode> arguments, int index) {
    if (arguments.get(index) instanceof ObjectNode object) {
      return object;
    }
    throw IntrinsicArguments.wrong(index, "an object", arguments.get(index));
  }
}
