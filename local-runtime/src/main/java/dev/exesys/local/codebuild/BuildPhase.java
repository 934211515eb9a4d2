package dev.exesys.local.codebuild;

import dev.exesys.local.codebuild.Build.BuildPhaseType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phase that a build has reached.
 *
 * @param status the status as in the API of CodeBuild; null during the phase, and for COMPLETED,
 *     which has a start but no end
 * @param startedAt milliseconds since the epoch
 * @param reason why the phase did not succeed
 */
record BuildPhase(
    BuildPhaseType type,
    @Nullable String status,
    long startedAt,
    @Nullable Long endedAt,
    @Nullable String reason) {

  /** Returns the phases of a build, oldest first. */
  static List<BuildPhase> of(Build build) {
    List<BuildPhase> phases = new ArrayList<>();
    Long started = build.startedAt();
    if (started == null) {
      phases.add(last(build, BuildPhaseType.QUEUED, build.queuedAt()));
    } else {
      phases.add(
          new BuildPhase(BuildPhaseType.QUEUED, "SUCCEEDED", build.queuedAt(), started, null));
      phases.add(last(build, BuildPhaseType.BUILD, started));
    }
    Long ended = build.endedAt();
    if (ended != null) {
      phases.add(new BuildPhase(BuildPhaseType.COMPLETED, null, ended, null, null));
    }
    return phases;
  }

  private static BuildPhase last(Build build, BuildPhaseType type, long startedAt) {
    return new BuildPhase(
        type,
        build.complete() ? build.status().name() : null,
        startedAt,
        build.endedAt(),
        build.reason());
  }

  /** Returns the duration in whole seconds; null if the phase has not ended. */
  @Nullable Long seconds() {
    return endedAt == null ? null : (endedAt - startedAt) / 1000;
  }
}
