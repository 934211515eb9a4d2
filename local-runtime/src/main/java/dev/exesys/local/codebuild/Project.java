package dev.exesys.local.codebuild;

import dev.exesys.local.process.LocalCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A build project.
 *
 * @param argv the command of a build; null unless the project was registered in this JVM
 * @param environment the environment variables of every build; a build can override them
 * @param buildspec JSON; null unless the project was created through the API
 * @param concurrency the maximum number of running builds; further builds are queued
 * @param queuedMinutes the maximum time in the queue
 * @param created milliseconds since the epoch
 */
record Project(
    String name,
    @Nullable List<String> argv,
    Map<String, String> environment,
    @Nullable String buildspec,
    int concurrency,
    int timeoutMinutes,
    int queuedMinutes,
    long created) {
  static final int DEFAULT_CONCURRENCY = 20;
  static final int DEFAULT_TIMEOUT_MINUTES = 60;
  static final int DEFAULT_QUEUED_MINUTES = 480;

  /**
   * Returns the command of a build.
   *
   * @throws dev.exesys.local.protocol.ServiceException if the buildspec is invalid
   */
  LocalCommand command(@Nullable String buildspecOverride) {
    String spec = buildspecOverride == null ? buildspec : buildspecOverride;
    if (buildspecOverride == null && argv != null) {
      return new LocalCommand(argv, environment);
    }
    Buildspec read = Buildspec.read(spec == null ? "" : spec);
    return new LocalCommand(List.of("sh", "-c", read.script()), environment)
        .with(read.environment());
  }
}
