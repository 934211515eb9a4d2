package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Wait;
import dev.exesys.local.stepfunctions.language.Json;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import dev.exesys.local.stepfunctions.language.Timestamps;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Sets a timer and goes on when it runs out. */
final class WaitBehaviour {
  private WaitBehaviour() {}

  static void evaluate(Run run, Visit visit, Wait wait) {
    Scope scope = run.scope(visit, run.data.input(visit).node(), null);
    long timer =
        run.timers.set(
            until(run, wait.until(), scope),
            () -> run.transitions.guarded(visit, () -> Behaviours.hand(run, visit, wait.then())));
    visit.activity = new Activity.Delay(timer);
  }

  private static Instant until(Run run, Wait.Until until, Scope scope) {
    return switch (until) {
      case Wait.Until.Seconds seconds -> run.now().plusSeconds(seconds.seconds());
      case Wait.Until.SecondsPath path ->
          run.now().plusSeconds(Limits.seconds(run.program, "SecondsPath", path.path(), 0, scope));
      case Wait.Until.Timestamp timestamp -> time(Json.NODES.stringNode(timestamp.timestamp()));
      case Wait.Until.TimestampPath path ->
          time(run.program.expressions().path(path.path()).evaluate(scope));
    };
  }

  private static Instant time(JsonNode value) {
    return Timestamps.read(value)
        .orElseThrow(() ->
            StateError.runtime(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended"
                    + " offset date-time format string: "
                    + Json.write(value)));
  }
}
