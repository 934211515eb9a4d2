package dev.exesys.asl;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The condition of a Choice rule: a comparison, or a combination of conditions. */
public sealed interface Condition {

  /** True if all operands are true. */
  record And(List<Condition> operands) implements Condition {
    public And {
      operands = List.copyOf(operands);
      FieldValidation.require(!operands.isEmpty(), "And is empty");
    }
  }

  /** True if at least one operand is true. */
  record Or(List<Condition> operands) implements Condition {
    public Or {
      operands = List.copyOf(operands);
      FieldValidation.require(!operands.isEmpty(), "Or is empty");
    }
  }

  /** True if the operand is false. */
  record Not(Condition operand) implements Condition {}

  /**
   * A data-test expression: compares the value at a path with an operand.
   *
   * @param variable the JSONPath of the tested value
   * @param operand the value or the path to compare with, of the type that the operator takes
   */
  record Comparison(String variable, Operator operator, JsonNode operand) implements Condition {
    public Comparison {
      FieldValidation.requireJsonPath(variable, "Variable");
      operator.check(operand);
    }
  }
}
