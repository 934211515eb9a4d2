package dev.exesys.local.codebuild;

import dev.exesys.local.process.LocalCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a build is made from.
 *
 * @param argv what a build runs, if the project was registered from inside
 * @param environment every build's, beside the overrides
 * @param buildspec in JSON, if the project was made over the wire
 * @param concurrency how many builds run at once; the rest is queued
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

  /** What a build runs. */
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
