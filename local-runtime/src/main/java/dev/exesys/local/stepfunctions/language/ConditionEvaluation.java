package dev.exesys.local.stepfunctions.language;

import dev.exesys.asl.Condition;
import dev.exesys.asl.Operator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Evaluates the conditions of Choice rules. */
public final class ConditionEvaluation {
  private final ExpressionCache expressions;

  public ConditionEvaluation(ExpressionCache expressions) {
    this.expressions = expressions;
  }

  /**
   * Returns true if a condition holds.
   *
   * @throws StateError if one of its paths selects nothing, except for {@code IsPresent}
   */
  public boolean holds(Condition condition, Scope scope) {
    return switch (condition) {
      case Condition.And and -> and.operands().stream().allMatch(c -> holds(c, scope));
      case Condition.Or or -> or.operands().stream().anyMatch(c -> holds(c, scope));
      case Condition.Not not -> !holds(not.operand(), scope);
      case Condition.Comparison comparison -> compare(comparison, scope);
    };
  }

  private boolean compare(Condition.Comparison comparison, Scope scope) {
    Operator operator = comparison.operator();
    Optional<JsonNode> found = expressions.path(comparison.variable()).find(scope);
    if (operator == Operator.IS_PRESENT) {
      return found.isPresent() == comparison.operand().booleanValue();
    }
    JsonNode value = found.orElseThrow(() -> invalid(comparison.variable()));
    JsonNode operand =
        operator.takesPath()
            ? operand(comparison.operand().stringValue(), scope)
            : comparison.operand();
    return Comparisons.holds(operator, value, operand);
  }

  private JsonNode operand(String path, Scope scope) {
    return expressions.path(path).find(scope).orElseThrow(() -> invalid(path));
  }

  private static StateError invalid(String path) {
    return StateError.runtime(
        "Invalid path '"
            + path
            + "': The choice state's condition path references an invalid value.");
  }
}
