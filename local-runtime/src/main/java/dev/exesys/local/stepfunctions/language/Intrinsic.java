package dev.exesys.local.stepfunctions.language;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** The intrinsic functions of the language, each with how many arguments it takes. */
public enum Intrinsic {
  FORMAT("States.Format", 1, Integer.MAX_VALUE),
  STRING_SPLIT("States.StringSplit", 2, 2),
  BASE64_ENCODE("States.Base64Encode", 1, 1),
  BASE64_DECODE("States.Base64Decode", 1, 1),
  HASH("States.Hash", 2, 2),
  STRING_TO_JSON("States.StringToJson", 1, 1),
  JSON_TO_STRING("States.JsonToString", 1, 1),
  JSON_MERGE("States.JsonMerge", 3, 3),
  ARRAY("States.Array", 0, Integer.MAX_VALUE),
  ARRAY_PARTITION("States.ArrayPartition", 2, 2),
  ARRAY_CONTAINS("States.ArrayContains", 2, 2),
  ARRAY_RANGE("States.ArrayRange", 3, 3),
  ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2),
  ARRAY_LENGTH("States.ArrayLength", 1, 1),
  ARRAY_UNIQUE("States.ArrayUnique", 1, 1),
  MATH_ADD("States.MathAdd", 2, 2),
  MATH_RANDOM("States.MathRandom", 2, 3),
  UUID("States.UUID", 0, 0);

  private final String word;
  private final int least;
  private final int most;

  Intrinsic(String word, int least, int most) {
    this.word = word;
    this.least = least;
    this.most = most;
  }

  public static Optional<Intrinsic> named(String word) {
    for (Intrinsic function : values()) {
      if (function.word.equals(word)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  void checkCount(int count) {
    if (count < least || count > most) {
      throw new IllegalArgumentException(
          word
              + " takes "
              + (least == most ? least : "another number of")
              + " arguments, not "
              + count);
    }
  }

  /**
   * Calls the function.
   *
   * @throws StateError {@code States.IntrinsicFailure} if the arguments do not fit
   */
  JsonNode apply(List<JsonNode> arguments, RandomGenerator random) {
    return switch (this) {
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
