package dev.exesys.engine.lambda;

import dev.exesys.core.telemetry.TelemetrySettings;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.aws.EngineFunctions;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * The Lambda handler of {@code exesys-finalizer}, the function for EventBridge events. Writes the
 * backlogs of pools as metrics to its log.
 */
public final class FinalizerHandler extends JsonHandler {

  /** Called by Lambda. */
  public FinalizerHandler() {
    super(
        EngineFunctions.FINALIZER,
        withMetrics(LambdaFunctionFactory.function(EngineFunctions.FINALIZER)));
  }

  private static JsonFunction withMetrics(JsonFunction function) {
    TelemetrySettings settings = TelemetrySettings.of(System.getenv());
    return event -> {
      JsonNode result = function.apply(event);
      PoolMetrics.lines(settings, result, InstantSource.system().instant())
          .forEach(System.out::println);
      return result;
    };
  }
}
