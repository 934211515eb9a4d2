package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;

/** An operand of a condition. */
public sealed interface Operand {

  /** The value at a path. */
  record PathOperand(DocumentPath path) implements Operand {}

  /** A value from {@code ExpressionAttributeValues}. */
  record LiteralOperand(AttributeValue value) implements Operand {}

  /** The size of another operand's value. */
  record SizeOperand(Operand of) implements Operand {}
}
