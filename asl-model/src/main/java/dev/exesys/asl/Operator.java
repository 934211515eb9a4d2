package dev.exesys.asl;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The comparison operators of Choice rules, each with the type of its operand. */
public enum Operator {
  STRING_EQUALS("StringEquals", Kind.STRING),
  STRING_EQUALS_PATH("StringEqualsPath", Kind.PATH),
  STRING_LESS_THAN("StringLessThan", Kind.STRING),
  STRING_LESS_THAN_PATH("StringLessThanPath", Kind.PATH),
  STRING_GREATER_THAN("StringGreaterThan", Kind.STRING),
  STRING_GREATER_THAN_PATH("StringGreaterThanPath", Kind.PATH),
  STRING_LESS_THAN_EQUALS("StringLessThanEquals", Kind.STRING),
  STRING_LESS_THAN_EQUALS_PATH("StringLessThanEqualsPath", Kind.PATH),
  STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", Kind.STRING),
  STRING_GREATER_THAN_EQUALS_PATH("StringGreaterThanEqualsPath", Kind.PATH),
  STRING_MATCHES("StringMatches", Kind.STRING),
  NUMERIC_EQUALS("NumericEquals", Kind.NUMBER),
  NUMERIC_EQUALS_PATH("NumericEqualsPath", Kind.PATH),
  NUMERIC_LESS_THAN("NumericLessThan", Kind.NUMBER),
  NUMERIC_LESS_THAN_PATH("NumericLessThanPath", Kind.PATH),
  NUMERIC_GREATER_THAN("NumericGreaterThan", Kind.NUMBER),
  NUMERIC_GREATER_THAN_PATH("NumericGreaterThanPath", Kind.PATH),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Kind.NUMBER),
  NUMERIC_LESS_THAN_EQUALS_PATH("NumericLessThanEqualsPath", Kind.PATH),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Kind.NUMBER),
  NUMERIC_GREATER_THAN_EQUALS_PATH("NumericGreaterThanEqualsPath", Kind.PATH),
  BOOLEAN_EQUALS("BooleanEquals", Kind.BOOLEAN),
  BOOLEAN_EQUALS_PATH("BooleanEqualsPath", Kind.PATH),
  TIMESTAMP_EQUALS("TimestampEquals", Kind.TIMESTAMP),
  TIMESTAMP_EQUALS_PATH("TimestampEqualsPath", Kind.PATH),
  TIMESTAMP_LESS_THAN("TimestampLessThan", Kind.TIMESTAMP),
  TIMESTAMP_LESS_THAN_PATH("TimestampLessThanPath", Kind.PATH),
  TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Kind.TIMESTAMP),
  TIMESTAMP_GREATER_THAN_PATH("TimestampGreaterThanPath", Kind.PATH),
  TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", Kind.TIMESTAMP),
  TIMESTAMP_LESS_THAN_EQUALS_PATH("TimestampLessThanEqualsPath", Kind.PATH),
  TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", Kind.TIMESTAMP),
  TIMESTAMP_GREATER_THAN_EQUALS_PATH("TimestampGreaterThanEqualsPath", Kind.PATH),
  IS_NULL("IsNull", Kind.BOOLEAN),
  IS_PRESENT("IsPresent", Kind.BOOLEAN),
  IS_NUMERIC("IsNumeric", Kind.BOOLEAN),
  IS_STRING("IsString", Kind.BOOLEAN),
  IS_BOOLEAN("IsBoolean", Kind.BOOLEAN),
  IS_TIMESTAMP("IsTimestamp", Kind.BOOLEAN);

  private final String fieldName;
  private final Kind kind;

  Operator(String fieldName, Kind kind) {
    this.fieldName = fieldName;
    this.kind = kind;
  }

  /** Returns the name of the operator's field in a Choice rule. */
  public String fieldName() {
    return fieldName;
  }

  /** Returns true if the operand is the path of the value to compare with. */
  public boolean takesPath() {
    return kind == Kind.PATH;
  }

  public static Optional<Operator> ofFieldName(String fieldName) {
    for (Operator operator : values()) {
      if (operator.fieldName.equals(fieldName)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  void check(JsonNode operand) {
    FieldValidation.require(
        kind.accepts(operand), fieldName + " must be " + kind.article + ": " + operand);
  }

  private enum Kind {
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    TIMESTAMP("an RFC 3339 timestamp"),
    PATH("a JSONPath");

    private final String article;

    Kind(String article) {
      this.article = article;
    }

    private boolean accepts(JsonNode operand) {
      return switch (this) {
        case STRING -> operand.isString();
        case NUMBER -> operand.isNumber();
        case BOOLEAN -> operand.isBoolean();
        case TIMESTAMP -> operand.isString() && AslTimestamps.isValid(operand.stringValue());
        case PATH -> operand.isString() && operand.stringValue().startsWith("$");
      };
    }
  }
}
