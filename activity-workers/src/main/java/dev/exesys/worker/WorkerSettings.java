package dev.exesys.worker;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.settings.WorkerTimes;
import dev.exesys.worker.log.LogLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of a worker.
 *
 * @param heartbeatInterval between two heartbeats, which is also how soon a worker learns that its
 *     order must stop
 * @param heartbeatTimeout after which a worker without a heartbeat counts as lost
 * @param grace between SIGINT and SIGKILL
 * @param eventsPollInterval between two reads of the events directory
 * @param log limits of an order's log
 * @param maxArtifactBytes the maximum size of an order's artifacts before compression
 * @param folder in which the workspaces of orders are created
 * @param environment of the worker process; commands inherit only a few variables of it
 */
public record WorkerSettings(
    Duration heartbeatInterval,
    Duration heartbeatTimeout,
    Duration grace,
    Duration eventsPollInterval,
    LogLimits log,
    long maxArtifactBytes,
    Path folder,
    Map<String, String> environment) {
  private static final Duration EVENTS_POLL_INTERVAL = Duration.ofMillis(200);

  public WorkerSettings {
    environment = Map.copyOf(environment);
  }

  /** Returns the bounds within which commands end. */
  public WorkerTimes times() {
    return new WorkerTimes(heartbeatTimeout, grace);
  }

  /** Returns the settings of a deployment's worker. */
  public static WorkerSettings of(
      EngineSettings settings, Path folder, Map<String, String> environment) {
    return new WorkerSettings(
        settings.heartbeatInterval(),
        settings.heartbeatTimeout(),
        settings.grace(),
        EVENTS_POLL_INTERVAL,
        LogLimits.DEFAULT,
        settings.maxArtifactBytes(),
        folder,
        environment);
  }
}
