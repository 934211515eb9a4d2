package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Wait;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import dev.exesys.local.stepfunctions.language.TimestampFormat;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Sets a timer and goes on when it runs out. */
final class WaitBehavior {
  private WaitBehavior() {}

  static void evaluate(ExecutionState run, StateVisit visit, Wait wait) {
    Scope scope = run.scope(visit, run.data.input(visit).node(), null);
    long timer =
        run.timers.set(
            until(run, wait.until(), scope),
            () ->
                run.transitions.guarded(visit, () -> StateBehaviors.hand(run, visit, wait.then())));
    visit.activity = new PendingWork.Delay(timer);
  }

  private static Instant until(ExecutionState run, Wait.Until until, Scope scope) {
    return switch (until) {
      case Wait.Until.Seconds seconds -> run.now().plusSeconds(seconds.seconds());
      case Wait.Until.SecondsPath path ->
          run.now()
              .plusSeconds(
                  TimeLimitReader.seconds(run.program, "SecondsPath", path.path(), 0, scope));
      case Wait.Until.Timestamp timestamp -> time(AslJson.NODES.stringNode(timestamp.timestamp()));
      case Wait.Until.TimestampPath path ->
          time(run.program.expressions().path(path.path()).evaluate(scope));
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
