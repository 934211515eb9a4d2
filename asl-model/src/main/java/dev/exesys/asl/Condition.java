package dev.exesys.asl;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A test of a Choice state: a comparison, or a combination of tests. */
public sealed interface Condition {

  /** All hold. */
  record And(List<Condition> operands) implements Condition {
    public And {
      operands = List.copyOf(operands);
      Preconditions.that(!operands.isEmpty(), "And is empty");
    }
  }

  /** At least one holds. */
  record Or(List<Condition> operands) implements Condition {
    public Or {
      operands = List.copyOf(operands);
      Preconditions.that(!operands.isEmpty(), "Or is empty");
    }
  }

  /** The other does not hold. */
  record Not(Condition operand) implements Condition {}

  /**
   * The value at a path compared with another one.
   *
   * @param variable the JSONPath of the value that is tested
   * @param operand what it is compared with, of the operator's type
   */
  record Comparison(String variable, Operator operator, JsonNode operand) implements Condition {
    public Comparison {
      Preconditions.path(variable, "Variable");
      operator.check(operand);
    }
  }
}
