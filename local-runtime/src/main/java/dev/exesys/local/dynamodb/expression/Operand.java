package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.Value;

/** What a condition compares. */
public sealed interface Operand {

  /** The value at a path. */
  record At(DocumentPath path) implements Operand {}

  /** A value given with the request. */
  record Literal(Value value) implements Operand {}

  /** The size of what another operand gives. */
  record Size(Operand of) implements Operand {}
}
