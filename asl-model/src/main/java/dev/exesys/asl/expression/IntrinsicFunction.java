package dev.exesys.asl.expression;

import java.util.List;
import java.util.Optional;

/** The intrinsic functions of the Amazon States Language with their numbers of arguments. */
public enum IntrinsicFunction {
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

  private final String qualifiedName;
  private final int minArguments;
  private final int maxArguments;

  IntrinsicFunction(String qualifiedName, int minArguments, int maxArguments) {
    this.qualifiedName = qualifiedName;
    this.minArguments = minArguments;
    this.maxArguments = maxArguments;
  }

  /** Returns the function with a name such as {@code States.Format}. */
  public static Optional<IntrinsicFunction> ofName(String qualifiedName) {
    return List.of(values()).stream()
        .filter(function -> function.qualifiedName.equals(qualifiedName))
        .findFirst();
  }

  void requireArgumentCount(int count) {
    if (count < minArguments || count > maxArguments) {
      throw new IllegalArgumentException(
          "%s takes %s, not %d".formatted(qualifiedName, expectedArguments(), count));
    }
  }

  private String expectedArguments() {
    if (maxArguments == Integer.MAX_VALUE) {
      return "at least " + minArguments + " arguments";
    }
    return minArguments == maxArguments
        ? minArguments + " arguments"
        : minArguments + " to " + maxArguments + " arguments";
  }
}
