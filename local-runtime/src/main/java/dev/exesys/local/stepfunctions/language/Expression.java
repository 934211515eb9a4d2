package dev.exesys.local.stepfunctions.language;

import tools.jackson.databind.JsonNode;

/**
 * An expression that is evaluated in a scope: a path, the call of an intrinsic function or a
 * constant.
 */
public sealed interface Expression permits JsonPathExpression, IntrinsicCall, Expression.Constant {

  /**
   * Returns the value. It may be part of the scope and must not be modified.
   *
   * @throws StateError if the expression has no value
   */
  JsonNode evaluate(Scope scope);

  /**
   * Parses an expression: a path if it starts with {@code $}, otherwise the call of an intrinsic
   * function.
   *
   * @throws IllegalArgumentException if it is neither; the message gives the reason
   */
  static Expression parse(String text) {
    return text.startsWith("$") ? JsonPathExpression.parse(text) : IntrinsicCall.parse(text);
  }

  /** A literal among the arguments of a function. */
  record Constant(JsonNode value) implements Expression {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }
  }
}
