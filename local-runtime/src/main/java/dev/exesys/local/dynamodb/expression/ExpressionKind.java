package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.ServiceException;

/** Which parameter an expression stands in; errors name it. */
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

  /** The name of the request's member. */
  public String parameter() {
    return parameter;
  }

  /** The service's error for a bad expression of this kind. */
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
