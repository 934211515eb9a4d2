package dev.exesys.local.stepfunctions.language;

import tools.jackson.databind.JsonNode;

/** Something that has a value in a scope: a path, a call of an intrinsic function, a constant. */
public sealed interface Expression permits JsonPathExpression, IntrinsicCall, Expression.Constant {

  /**
   * The value. It may be part of the scope and must not be changed.
   *
   * @throws StateError if there is none
   */
  JsonNode evaluate(Scope scope);

  /**
   * Reads an expression: a path if it starts with {@code $}, else the call of an intrinsic
   * function.
   *
   * @throws IllegalArgumentException if it is neither, saying why
   */
  static Expression parse(String text) {
    return text.startsWith("$")
        ? JsonPathExpression.parse(text)
        : new IntrinsicCallParser(text).parse();
  }

  /** A literal among the arguments of a function. */
  record Constant(JsonNode value) implements Expression {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }
  }
}
