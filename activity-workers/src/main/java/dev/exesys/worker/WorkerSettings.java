package dev.exesys.worker;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.worker.log.LogLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a worker works.
 *
 * @param prefix of the engine's own parameters
 * @param beat between two heartbeats, and so how late a worker hears that its order is over
 * @param heartbeat after how much silence the engine gives an order up, and instances each other
 * @param grace between SIGINT and SIGKILL
 * @param look between two looks at the events directory
 * @param log sizes and times of logs
 * @param folder in which orders get their folders
 * @param environment the worker's own, of which little is passed on
 */
public record WorkerSettings(
    String prefix,
    Duration beat,
    Duration heartbeat,
    Duration grace,
    Duration look,
    LogLimits log,
    Path folder,
    Map<String, String> environment) {
  private static final Duration LOOK = Duration.ofMillis(200);

  public WorkerSettings {
    environment = Map.copyOf(environment);
  }

  /** The usual settings of a deployment. */
  public static WorkerSettings of(
      EngineSettings settings, Path folder, Map<String, String> environment) {
    return new WorkerSettings(
        settings.prefix(),
        settings.beat(),
        settings.heartbeat(),
        settings.grace(),
        LOOK,
        LogLimits.USUAL,
        folder,
        environment);
  }
}
