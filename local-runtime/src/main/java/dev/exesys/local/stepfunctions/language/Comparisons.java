package dev.exesys.local.stepfunctions.language;

import dev.exesys.asl.Operator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/** Evaluates the comparison operators of Choice rules. A value of another type never matches. */
final class Comparisons {
  private Comparisons() {}

  static boolean holds(Operator operator, JsonNode value, JsonNode operand) {
    return switch (operator) {
      case STRING_EQUALS, STRING_EQUALS_PATH -> texts(value, operand, c -> c == 0);
      case STRING_LESS_THAN, STRING_LESS_THAN_PATH -> texts(value, operand, c -> c < 0);
      case STRING_GREATER_THAN, STRING_GREATER_THAN_PATH -> texts(value, operand, c -> c > 0);
      case STRING_LESS_THAN_EQUALS, STRING_LESS_THAN_EQUALS_PATH ->
          texts(value, operand, c -> c <= 0);
      case STRING_GREATER_THAN_EQUALS, STRING_GREATER_THAN_EQUALS_PATH ->
          texts(value, operand, c -> c >= 0);
      case STRING_MATCHES ->
          value.isString()
              && StringMatchesPattern.matches(operand.stringValue(), value.stringValue());
      case NUMERIC_EQUALS, NUMERIC_EQUALS_PATH -> numbers(value, operand, c -> c == 0);
      case NUMERIC_LESS_THAN, NUMERIC_LESS_THAN_PATH -> numbers(value, operand, c -> c < 0);
      case NUMERIC_GREATER_THAN, NUMERIC_GREATER_THAN_PATH -> numbers(value, operand, c -> c > 0);
      case NUMERIC_LESS_THAN_EQUALS, NUMERIC_LESS_THAN_EQUALS_PATH ->
          numbers(value, operand, c -> c <= 0);
      case NUMERIC_GREATER_THAN_EQUALS, NUMERIC_GREATER_THAN_EQUALS_PATH ->
          numbers(value, operand, c -> c >= 0);
      case BOOLEAN_EQUALS, BOOLEAN_EQUALS_PATH -> value.isBoolean() && value.equals(operand);
      case TIMESTAMP_EQUALS, TIMESTAMP_EQUALS_PATH -> times(value, operand, c -> c == 0);
      case TIMESTAMP_LESS_THAN, TIMESTAMP_LESS_THAN_PATH -> times(value, operand, c -> c < 0);
      case TIMESTAMP_GREATER_THAN, TIMESTAMP_GREATER_THAN_PATH -> times(value, operand, c -> c > 0);
      case TIMESTAMP_LESS_THAN_EQUALS, TIMESTAMP_LESS_THAN_EQUALS_PATH ->
          times(value, operand, c -> c <= 0);
      case TIMESTAMP_GREATER_THAN_EQUALS, TIMESTAMP_GREATER_THAN_EQUALS_PATH ->
          times(value, operand, c -> c >= 0);
      case IS_NULL -> value.isNull() == operand.booleanValue();
      case IS_PRESENT -> operand.booleanValue();
      case IS_NUMERIC -> value.isNumber() == operand.booleanValue();
      case IS_STRING -> value.isString() == operand.booleanValue();
      case IS_BOOLEAN -> value.isBoolean() == operand.booleanValue();
      case IS_TIMESTAMP -> time(value).isPresent() == operand.booleanValue();
    };
  }

  private static boolean texts(JsonNode value, JsonNode operand, IntPredicate expected) {
    return value.isString()
        && operand.isString()
        && expected.test(value.stringValue().compareTo(operand.stringValue()));
  }

  private static boolean numbers(JsonNode value, JsonNode operand, IntPredicate expected) {
    return value.isNumber()
        && operand.isNumber()
        && expected.test(value.decimalValue().compareTo(operand.decimalValue()));
  }

  private static boolean times(JsonNode value, JsonNode operand, IntPredicate expected) {
    Optional<Instant> left = time(value);
    Optional<Instant> right = time(operand);
    return left.isPresent()
        && right.isPresent()
        && expected.test(left.get().compareTo(right.get()));
  }

  /**
   * Returns the time of an RFC 3339 timestamp with a capital T, and Z or an offset; empty for any
   * other value.
   */
  static Optional<Instant> time(JsonNode node) {
    if (!node.isString() || node.stringValue().chars().anyMatch(Character::isLowerCase)) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(node.stringValue()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
