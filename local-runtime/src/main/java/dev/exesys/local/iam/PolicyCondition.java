package dev.exesys.local.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** Evaluates the {@code Condition} of a statement. */
final class PolicyCondition {
  private static final String ALL_VALUES = "ForAllValues:";
  private static final String ANY_VALUE = "ForAnyValue:";

  private PolicyCondition() {}

  /**
   * Returns whether all operators are met; empty if the condition has an operator that the local
   * stack does not support, or the request's condition keys are not known.
   */
  static Optional<Boolean> isMet(JsonNode condition, RequestedAction action) {
    if (condition.isMissingNode()) {
      return Optional.of(true);
    }
    if (!action.complete()) {
      return Optional.empty();
    }
    boolean met = true;
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        Optional<Boolean> one =
            isMet(
                operator.getKey(),
                action.context().getOrDefault(key.getKey(), List.of()),
                texts(key.getValue()));
        if (one.isEmpty()) {
          return one;
        }
        met &= one.get();
      }
    }
    return Optional.of(met);
  }

  private static Optional<Boolean> isMet(
      String operator, List<String> actual, List<String> expected) {
    if (operator.equals("Null")) {
      return Optional.of(actual.isEmpty() == Boolean.parseBoolean(expected.getFirst()));
    }
    boolean all = operator.startsWith(ALL_VALUES);
    String name = operator.substring(operator.indexOf(':') + 1);
    if (!all && !operator.startsWith(ANY_VALUE) && !name.equals(operator)) {
      return Optional.empty();
    }
    return comparison(name)
        .map(comparison -> {
          BiPredicate<String, List<String>> matches =
              (value, patterns) -> patterns.stream().anyMatch(p -> comparison.test(p, value));
          return all
              // A key that is not part of the request meets this operator.
              ? actual.stream().allMatch(value -> matches.test(value, expected))
              : actual.stream().anyMatch(value -> matches.test(value, expected));
        });
  }

  private static Optional<BiPredicate<String, String>> comparison(String operator) {
    return switch (operator) {
      case "StringEquals", "ArnEquals" -> Optional.of(String::equals);
      case "StringLike", "ArnLike" -> Optional.of(WildcardPattern::matches);
      default -> Optional.empty();
    };
  }

  /** Returns the strings of a value that is one string, boolean or a list of them. */
  static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> texts.add(one.asString()));
    } else if (!value.isMissingNode()) {
      texts.add(value.asString());
    }
    return texts;
  }
}
