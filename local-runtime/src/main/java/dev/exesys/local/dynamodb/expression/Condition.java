package dev.exesys.local.dynamodb.expression;

import java.util.List;

/** A parsed condition, filter or key condition. */
public sealed interface Condition {

  /** Both hold. */
  record And(Condition left, Condition right) implements Condition {}

  /** At least one holds. */
  record Or(Condition left, Condition right) implements Condition {}

  /** The other does not hold. */
  record Not(Condition condition) implements Condition {}

  /** A comparison by one of {@code = <> < <= > >=}. */
  record Compare(String operator, Operand left, Operand right) implements Condition {}

  /** Both bounds included. */
  record Between(Operand operand, Operand low, Operand high) implements Condition {}

  /** Equal to one of the choices. */
  record In(Operand operand, List<Operand> choices) implements Condition {}

  /** Something stands at the path. */
  record Exists(Path path) implements Condition {}

  /** The value at the path has the type that the operand names. */
  record HasType(Path path, Operand type) implements Condition {}

  /** A string or bytes begin with others. */
  record BeginsWith(Operand operand, Operand prefix) implements Condition {}

  /** A string has a part, a list or set an element. */
  record Contains(Operand container, Operand element) implements Condition {}
}
