package dev.exesys.core.telemetry;

import dev.exesys.core.contract.EngineVariables;
import java.util.Map;

/**
 * Configures the log lines and metrics of functions and workers.
 *
 * @param lines whether an invocation writes a line
 * @param metrics whether lines contain metrics in CloudWatch's embedded metric format
 * @param deployment the prefix of the deployment, a dimension of the metrics
 * @param engineVersion from the manifest of the jar
 * @param functionVersion the version that Lambda has published; empty outside Lambda
 */
public record TelemetrySettings(
    boolean lines,
    boolean metrics,
    String deployment,
    String engineVersion,
    String functionVersion) {

  /** Reads the settings from environment variables. */
  public static TelemetrySettings of(Map<String, String> environment) {
    String version = TelemetrySettings.class.getPackage().getImplementationVersion();
    return new TelemetrySettings(
        environment.getOrDefault(EngineVariables.LOG_FORMAT, "").equals("json"),
        environment.getOrDefault(EngineVariables.METRICS, "").equals("emf"),
        environment.getOrDefault(EngineVariables.NAME_PREFIX, "exesys"),
        version == null ? "unknown" : version,
        environment.getOrDefault("AWS_LAMBDA_FUNCTION_VERSION", ""));
  }
}
