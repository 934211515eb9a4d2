package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.TimeLimit;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads time limits in seconds, given directly or by a path. */
final class TimeLimitReader {
  private static final long MAX_SECONDS = 99_999_999;

  private TimeLimitReader() {}

  static @Nullable Duration read(
      Program program, String member, @Nullable TimeLimit limit, Scope scope) {
    return switch (limit) {
      case null -> null;
      case TimeLimit.Seconds seconds -> Duration.ofSeconds(seconds.seconds());
      case TimeLimit.SecondsPath path ->
          Duration.ofSeconds(seconds(program, member, path.path(), 1, scope));
    };
  }

  /** Returns the whole number of seconds at a path, at least a given minimum. */
  static long seconds(Program program, String member, String path, long minimum, Scope scope) {
    JsonNode value = program.expressions().path(path).evaluate(scope);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < minimum
        || value.longValue() > MAX_SECONDS) {
      throw StateError.runtime(
          "The %s parameter does not reference an integer between %d and %d: %s == %s"
              .formatted(member, minimum, MAX_SECONDS, path, AslJson.write(value)));
    }
    return value.longValue();
  }
}
