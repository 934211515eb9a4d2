package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.Set;

/** Rejects conditions that are invalid for every item. */
final class ConditionValidator {
  private static final Set<String> ORDERED = Set.of("S", "N", "B");
  private static final Set<String> TYPES =
      Set.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");

  private final ExpressionKind kind;

  ConditionValidator(ExpressionKind kind) {
    this.kind = kind;
  }

  ConditionExpression.Compare compare(ConditionExpression.Compare comparison) {
    String operator = comparison.operator();
    distinct(operator, comparison.left(), comparison.right());
    if (!operator.equals("=") && !operator.equals("<>")) {
      ordered(operator, comparison.left());
      ordered(operator, comparison.right());
    }
    return comparison;
  }

  ConditionExpression.Between between(ConditionExpression.Between between) {
    ordered("BETWEEN", between.operand());
    ordered("BETWEEN", between.low());
    ordered("BETWEEN", between.high());
    if (between.low() instanceof Operand.LiteralOperand low
        && between.high() instanceof Operand.LiteralOperand high) {
      bounds(low.value(), high.value());
    }
    return between;
  }

  private void bounds(AttributeValue low, AttributeValue high) {
    if (!low.type().equals(high.type())) {
      throw kind.invalid(
          "The BETWEEN operator requires same data type for lower and upper bounds; "
              + printed(low, high));
    }
    if (AttributeValueComparator.compare(low, high) > 0) {
      throw kind.invalid(
          "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
              + printed(low, high));
    }
  }

  private static String printed(AttributeValue low, AttributeValue high) {
    return "lower bound operand: "
        + AttributeValuePrinter.value(low)
        + ", upper bound operand: "
        + AttributeValuePrinter.value(high);
  }

  DocumentPath path(String function, Operand operand) {
    if (operand instanceof Operand.PathOperand at) {
      return at.path();
    }
    throw kind.invalid(
        "Operator or function requires a document path; operator or function: " + function);
  }

  Operand typeName(Operand operand) {
    if (operand instanceof Operand.LiteralOperand literal) {
      if (!(literal.value() instanceof AttributeValue.StringValue text)) {
        throw kind.wrongOperandType("attribute_type", literal.value().type());
      }
      if (!TYPES.contains(text.text())) {
        throw kind.invalid(
            "Invalid attribute type name found; type: "
                + text.text()
                + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
      }
    }
    return operand;
  }

  Operand prefix(Operand operand) {
    if (operand instanceof Operand.LiteralOperand literal
        && !(literal.value() instanceof AttributeValue.StringValue)
        && !(literal.value() instanceof AttributeValue.BinaryValue)) {
      throw kind.wrongOperandType("begins_with", literal.value().type());
    }
    return operand;
  }

  Operand sizeable(Operand operand) {
    if (operand instanceof Operand.LiteralOperand literal
        && Set.of("N", "BOOL", "NULL").contains(literal.value().type())) {
      throw kind.wrongOperandType("size", literal.value().type());
    }
    return operand;
  }

  Operand distinct(String operator, Operand first, Operand second) {
    if (first instanceof Operand.PathOperand at && first.equals(second)) {
      throw kind.invalid(
          "The first operand must be distinct from the remaining operands for this operator or function; operator: "
              + operator
              + ", first operand: "
              + at.path());
    }
    return second;
  }

  RuntimeException wrongCount(String operator, int count) {
    return kind.invalid(
        "Incorrect number of operands for operator or function; operator or function: "
            + operator
            + ", number of operands: "
            + count);
  }

  private void ordered(String operator, Operand operand) {
    if (operand instanceof Operand.LiteralOperand literal
        && !ORDERED.contains(literal.value().type())) {
      throw kind.wrongOperandType(operator, literal.value().type());
    }
  }
}
