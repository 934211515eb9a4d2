package dev.exesys.local.dynamodb.expression;

import java.util.List;

/** A parsed condition, filter or key condition. */
public sealed interface ConditionExpression {

  /** Both hold. */
  record And(ConditionExpression left, ConditionExpression right) implements ConditionExpression {}

  /** At least one holds. */
  record Or(ConditionExpression left, ConditionExpression right) implements ConditionExpression {}

  /** The other does not hold. */
  record Not(ConditionExpression condition) implements ConditionExpression {}

  /** A comparison by one of {@code = <> < <= > >=}. */
  record Compare(String operator, Operand left, Operand right) implements ConditionExpression {}

  /** Both bounds included. */
  record Between(Operand operand, Operand low, Operand high) implements ConditionExpression {}

  /** Equal to one of the choices. */
  record In(Operand operand, List<Operand> choices) implements ConditionExpression {}

  /** Something stands at the path. */
  record Exists(DocumentPath path) implements ConditionExpression {}

  /** The value at the path has the type that the operand names. */
  record HasType(DocumentPath path, Operand type) implements ConditionExpression {}

  /** A string or bytes begin with others. */
  record BeginsWith(Operand operand, Operand prefix) implements ConditionExpression {}

  /** A string has a part, a list or set an element. */
  record Contains(Operand container, Operand element) implements ConditionExpression {}
}
