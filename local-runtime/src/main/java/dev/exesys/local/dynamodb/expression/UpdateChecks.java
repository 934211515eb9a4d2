package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.Value;

/** What can be refused about an update before any item is looked at. */
final class UpdateChecks {
  private UpdateChecks() {}

  static UpdateExpression.Change addition(UpdateExpression.Change change) {
    if (!(change.value() instanceof Value.Num) && !(change.value() instanceof Value.SetOf)) {
      throw wrongOperand("ADD", change.value(), "ALLOWED_FOR_ADD_OPERAND");
    }
    return change;
  }

  static UpdateExpression.Change deletion(UpdateExpression.Change change) {
    if (!(change.value() instanceof Value.SetOf)) {
      throw wrongOperand("DELETE", change.value(), "ALLOWED_FOR_DELETE_OPERAND");
    }
    return change;
  }

  static UpdateExpression.Source arithmetic(UpdateExpression.Arithmetic arithmetic) {
    refuse(arithmetic.operator(), "N", arithmetic.left());
    refuse(arithmetic.operator(), "N", arithmetic.right());
    return arithmetic;
  }

  static UpdateExpression.Source append(UpdateExpression.ListAppend append) {
    refuse("list_append", "L", append.first());
    refuse("list_append", "L", append.second());
    return append;
  }

  private static void refuse(String operator, String type, UpdateExpression.Source source) {
    if (source instanceof UpdateExpression.Literal literal
        && !literal.value().type().equals(type)) {
      throw ExpressionKind.UPDATE.wrongOperandType(operator, literal.value().type());
    }
  }

  private static RuntimeException wrongOperand(String operator, Value value, String allowed) {
    return ExpressionKind.UPDATE.invalid(
        "Incorrect operand type for operator or function; operator: "
            + operator
            + ", operand type: "
            + longName(value)
            + ", typeSet: "
            + allowed);
  }

  private static String longName(Value value) {
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
