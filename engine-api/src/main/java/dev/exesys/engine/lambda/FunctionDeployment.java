package dev.exesys.engine.lambda;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.aws.AwsClients;
import dev.exesys.engine.aws.EngineFunctions;
import java.nio.file.Path;
import java.util.Objects;

/** This function's deployment, as its environment describes it. */
final class FunctionDeployment {

  private FunctionDeployment() {}

  /** A function that is rehearsed where it is to start from a snapshot. */
  static JsonFunction function(String name, SnapStartPriming rehearsal) {
    JsonFunction function = function(name);
    if (SnapStartPriming.isDue(System.getenv())) {
      rehearsal.of(function);
    }
    return function;
  }

  static JsonFunction function(String name) {
    EngineSettings settings = EngineSettings.fromEnvironment(System.getenv());
    // The one folder a function may write to.
    Path scratch = Path.of("/tmp/exesys-source");
    return Objects.requireNonNull(
        EngineFunctions.create(settings, AwsClients.fromEnvironment(), scratch).get(name));
  }
}
