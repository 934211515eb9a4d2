package dev.exesys.engine.lambda;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.aws.AwsClients;
import dev.exesys.engine.aws.EngineFunctions;
import java.nio.file.Path;
import java.util.Objects;

/** Creates the engine's functions from the environment variables of a Lambda function. */
final class LambdaFunctionFactory {

  private LambdaFunctionFactory() {}

  /** Creates a function, and primes it if Lambda is about to take a snapshot of it. */
  static JsonFunction function(String name, SnapStartPriming priming) {
    JsonFunction function = function(name);
    if (SnapStartPriming.isDue(System.getenv())) {
      priming.prime(function);
    }
    return function;
  }

  static JsonFunction function(String name) {
    EngineSettings settings = EngineSettings.fromEnvironment(System.getenv());
    // A Lambda function can write only below /tmp.
    Path scratch = Path.of("/tmp/exesys-source");
    return Objects.requireNonNull(
        EngineFunctions.create(settings, AwsClients.fromEnvironment(), scratch).get(name));
  }
}
