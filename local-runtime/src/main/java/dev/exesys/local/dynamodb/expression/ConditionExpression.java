package dev.exesys.local.dynamodb.expression;

import java.util.List;

/** A parsed condition, filter or key condition. */
public sealed interface ConditionExpression {

  /** True if both conditions are true. */
  record And(ConditionExpression left, ConditionExpression right) implements ConditionExpression {}

  /** True if at least one condition is true. */
  record Or(ConditionExpression left, ConditionExpression right) implements ConditionExpression {}

  /** True if the condition is false. */
  record Not(ConditionExpression condition) implements ConditionExpression {}

  /** A comparison by one of {@code = <> < <= > >=}. */
  record Compare(String operator, Operand left, Operand right) implements ConditionExpression {}

  /** True if the operand is within the bounds, both included. */
  record Between(Operand operand, Operand low, Operand high) implements ConditionExpression {}

  /** True if the operand equals one of the choices. */
  record In(Operand operand, List<Operand> choices) implements ConditionExpression {}

  /** True if a value exists at the path. */
  record Exists(DocumentPath path) implements ConditionExpression {}

  /** True if the value at the path has the type that the operand names. */
  record HasType(DocumentPath path, Operand type) implements ConditionExpression {}

  /** True if a string or binary value starts with the prefix. */
  record BeginsWith(Operand operand, Operand prefix) implements ConditionExpression {}

  /** True if a string contains the substring, or a list or set the element. */
  record Contains(Operand container, Operand element) implements ConditionExpression {}
}
