package dev.exesys.engine.lambda;

import dev.exesys.core.settings.EngineSettings;
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
    String prefix = EngineSettings.fromEnvironment(System.getenv()).prefix();
    return event -> {
      JsonNode result = function.apply(event);
      PoolMetrics.lines(prefix, result, InstantSource.system().instant())
          .forEach(System.out::println);
      return result;
    };
  }
}
