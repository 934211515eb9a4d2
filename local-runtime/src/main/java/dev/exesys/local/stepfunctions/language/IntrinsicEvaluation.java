package dev.exesys.local.stepfunctions.language;

import dev.exesys.asl.expression.IntrinsicFunction;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Evaluates intrinsic functions. */
final class IntrinsicEvaluation {
  private IntrinsicEvaluation() {}

  /**
   * Returns the result of a function.
   *
   * @throws StateError {@code States.IntrinsicFailure} if the arguments are invalid
   */
  static JsonNode apply(
      IntrinsicFunction function, List<JsonNode> arguments, RandomGenerator random) {
    return switch (function) {
      case FORMAT -> TextFunctions.format(arguments);
      case STRING_SPLIT -> TextFunctions.split(arguments);
      case BASE64_ENCODE -> TextFunctions.encode(arguments);
      case BASE64_DECODE -> TextFunctions.decode(arguments);
      case HASH -> TextFunctions.hash(arguments);
      case STRING_TO_JSON -> JsonFunctions.parse(arguments);
      case JSON_TO_STRING -> JsonFunctions.write(arguments);
      case JSON_MERGE -> JsonFunctions.merge(arguments);
      case ARRAY -> ArrayFunctions.array(arguments);
      case ARRAY_PARTITION -> ArrayFunctions.partition(arguments);
      case ARRAY_CONTAINS -> ArrayFunctions.contains(arguments);
      case ARRAY_RANGE -> ArrayFunctions.range(arguments);
      case ARRAY_GET_ITEM -> ArrayFunctions.item(arguments);
      case ARRAY_LENGTH -> ArrayFunctions.length(arguments);
      case ARRAY_UNIQUE -> ArrayFunctions.unique(arguments);
      case MATH_ADD -> MathFunctions.add(arguments);
      case MATH_RANDOM -> MathFunctions.random(arguments, random);
      case UUID -> AslJson.NODES.stringNode(MathFunctions.uuid(random).toString());
    };
  }
}
