package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Fail;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.Expression;
import dev.exesys.local.stepfunctions.language.JsonPathExpression;
import dev.exesys.local.stepfunctions.language.PayloadTemplates;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Evaluates a Fail state: ends the branch with an error. */
final class FailBehavior {
  private FailBehavior() {}

  static void evaluate(ExecutionState execution, StateVisit visit, Fail fail) {
    Scope scope = execution.scope(visit, visit.input.node(), null);
    String error = text(execution, "ErrorPath", fail.error(), fail.errorPath(), scope);
    String cause = text(execution, "CausePath", fail.cause(), fail.causePath(), scope);
    execution.errors.raise(visit, new StateFailure(error, cause, null));
  }

  private static @Nullable String text(
      ExecutionState execution,
      String member,
      @Nullable String constant,
      @Nullable String path,
      Scope scope) {
    if (path == null) {
      return constant;
    }
    Expression expression = execution.program.expressions().expression(path);
    JsonNode value =
        expression instanceof JsonPathExpression jsonPath
            ? jsonPath
                .find(scope)
                .orElseThrow(() -> runtime(PayloadTemplates.missing(member, path, scope)))
            : expression.evaluate(scope);
    if (!value.isString()) {
      throw StateError.runtime(
          "The %s parameter does not reference a string: %s == %s"
              .formatted(member, path, AslJson.write(value)));
    }
    return value.stringValue();
  }

  private static StateError runtime(StateError missing) {
    return StateError.runtime(String.valueOf(missing.reason()));
  }
}
