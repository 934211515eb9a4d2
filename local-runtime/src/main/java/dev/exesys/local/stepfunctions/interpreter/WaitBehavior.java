package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Wait;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import dev.exesys.local.stepfunctions.language.TimestampFormat;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Evaluates a Wait state: sets a timer and continues when it fires. */
final class WaitBehavior {
  private WaitBehavior() {}

  static void evaluate(ExecutionState execution, StateVisit visit, Wait wait) {
    Scope scope = execution.scope(visit, execution.data.input(visit).node(), null);
    long timer =
        execution.timers.set(
            until(execution, wait.until(), scope),
            () ->
                execution.transitions.guarded(
                    visit, () -> StateBehaviors.passInputThrough(execution, visit, wait.then())));
    visit.pending = new PendingWork.Delay(timer);
  }

  private static Instant until(ExecutionState execution, Wait.Until until, Scope scope) {
    return switch (until) {
      case Wait.Until.Seconds seconds -> execution.now().plusSeconds(seconds.seconds());
      case Wait.Until.SecondsPath path ->
          execution
              .now()
              .plusSeconds(
                  TimeLimitReader.seconds(execution.program, "SecondsPath", path.path(), 0, scope));
      case Wait.Until.Timestamp timestamp -> time(AslJson.NODES.stringNode(timestamp.timestamp()));
      case Wait.Until.TimestampPath path ->
          time(execution.program.expressions().path(path.path()).evaluate(scope));
    };
  }

  private static Instant time(JsonNode value) {
    return TimestampFormat.read(value)
        .orElseThrow(() ->
            StateError.runtime(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended"
                    + " offset date-time format string: "
                    + AslJson.write(value)));
  }
}
