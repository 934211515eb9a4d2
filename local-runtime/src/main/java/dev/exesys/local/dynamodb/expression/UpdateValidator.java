package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;

/** Rejects updates that are invalid for every item. */
final class UpdateValidator {
  private UpdateValidator() {}

  static UpdateExpression.PathAction addition(UpdateExpression.PathAction change) {
    if (!(change.value() instanceof AttributeValue.NumberValue)
        && !(change.value() instanceof AttributeValue.SetValue)) {
      throw wrongOperand("ADD", change.value(), "ALLOWED_FOR_ADD_OPERAND");
    }
    return change;
  }

  static UpdateExpression.PathAction deletion(UpdateExpression.PathAction change) {
    if (!(change.value() instanceof AttributeValue.SetValue)) {
      throw wrongOperand("DELETE", change.value(), "ALLOWED_FOR_DELETE_OPERAND");
    }
    return change;
  }

  static UpdateExpression.ValueSource arithmetic(UpdateExpression.Arithmetic arithmetic) {
    reject(arithmetic.operator(), "N", arithmetic.left());
    reject(arithmetic.operator(), "N", arithmetic.right());
    return arithmetic;
  }

  static UpdateExpression.ValueSource append(UpdateExpression.ListAppend append) {
    reject("list_append", "L", append.first());
    reject("list_append", "L", append.second());
    return append;
  }

  private static void reject(String operator, String type, UpdateExpression.ValueSource source) {
    if (source instanceof UpdateExpression.GivenValue literal
        && !literal.value().type().equals(type)) {
      throw ExpressionKind.UPDATE.wrongOperandType(operator, literal.value().type());
    }
  }

  private static RuntimeException wrongOperand(
      String operator, AttributeValue value, String allowed) {
    return ExpressionKind.UPDATE.invalid(
        "Incorrect operand type for operator or function; operator: "
            + operator
            + ", operand type: "
            + longName(value)
            + ", typeSet: "
            + allowed);
  }

  private static String longName(AttributeValue value) {
    return switch (value.type()) {
      case "S" -> "STRING";
      case "N" -> "NUMBER";
      case "B" -> "BINARY";
      case "BOOL" -> "BOOLEAN";
      case "L" -> "LIST";
      case "M" -> "MAP";
      default -> value.type();
    };
  }
}
