package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.ServiceException;

/** The kinds of expressions. Error messages name the request parameter. */
public enum ExpressionKind {
  CONDITION("ConditionExpression"),
  FILTER("FilterExpression"),
  KEY_CONDITION("KeyConditionExpression"),
  PROJECTION("ProjectionExpression"),
  UPDATE("UpdateExpression");

  private final String parameter;

  ExpressionKind(String parameter) {
    this.parameter = parameter;
  }

  /** Returns the name of the request parameter. */
  public String parameter() {
    return parameter;
  }

  /** Returns the service's error for an invalid expression of this kind. */
  public ServiceException invalid(String message) {
    return DynamoDbErrors.validation("Invalid " + parameter + ": " + message);
  }

  ServiceException wrongOperandType(String operator, String type) {
    return invalid(
        "Incorrect operand type for operator or function; operator or function: "
            + operator
            + ", operand type: "
            + type);
  }
}
