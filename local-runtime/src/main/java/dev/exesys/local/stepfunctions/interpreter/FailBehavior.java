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

/** Ends the strand with an error. */
final class FailBehavior {
  private FailBehavior() {}

  static void evaluate(ExecutionState run, StateVisit visit, Fail fail) {
    Scope scope = run.scope(visit, visit.input.node(), null);
    String error = text(run, "ErrorPath", fail.error(), fail.errorPath(), scope);
    String cause = text(run, "CausePath", fail.cause(), fail.causePath(), scope);
    run.errors.raise(visit, new StateFailure(error, cause, null));
  }

  private static @Nullable String text(
      ExecutionState run,
      String member,
      @Nullable String fixed,
      @Nullable String path,
      Scope scope) {
    if (path == null) {
      return fixed;
    }
    Expression expression = run.program.expressions().expression(path);
    JsonNode value =
        expression instanceof JsonPathExpression place
            ? place
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
