package dev.exesys.local.codebuild;

import dev.exesys.local.codebuild.Build.Phase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phase that a build has come to, as far as the local stack tells them apart.
 *
 * @param status CodeBuild's word; null while it lasts, and for the last, which only begins
 * @param startedAt milliseconds since the epoch
 * @param reason what went wrong in it
 */
record BuildPhase(
    Phase type,
    @Nullable String status,
    long startedAt,
    @Nullable Long endedAt,
    @Nullable String reason) {

  /** Those of a build, oldest first. */
  static List<BuildPhase> of(Build build) {
    List<BuildPhase> phases = new ArrayList<>();
    Long started = build.startedAt();
    if (started == null) {
      phases.add(last(build, Phase.QUEUED, build.queuedAt()));
    } else {
      phases.add(new BuildPhase(Phase.QUEUED, "SUCCEEDED", build.queuedAt(), started, null));
      phases.add(last(build, Phase.BUILD, started));
    }
    Long ended = build.endedAt();
    if (ended != null) {
      phases.add(new BuildPhase(Phase.COMPLETED, null, ended, null, null));
    }
    return phases;
  }

  private static BuildPhase last(Build build, Phase type, long startedAt) {
    return new BuildPhase(
        type,
        build.over() ? build.status().name() : null,
        startedAt,
        build.endedAt(),
        build.reason());
  }

  /** How long it took, in whole seconds; null if it has not ended. */
  @Nullable Long seconds() {
    return endedAt == null ? null : (endedAt - startedAt) / 1000;
  }
}
