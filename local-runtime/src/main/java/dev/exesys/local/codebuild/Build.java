package dev.exesys.local.codebuild;

import dev.exesys.local.process.ProcessRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A build of a project. All times are milliseconds since the epoch.
 *
 * @param id {@code project:uuid}
 * @param environment the environment variables that override those of the project
 * @param queuedMinutes the maximum time in the queue
 * @param process null until the build has started
 * @param reason why the build did not succeed
 * @param announced true after the event about the end of the build has been published
 */
record Build(
    String id,
    String project,
    long number,
    Map<String, String> environment,
    @Nullable String buildspec,
    int timeoutMinutes,
    int queuedMinutes,
    BuildPhaseType phase,
    BuildStatus status,
    long queuedAt,
    @Nullable Long startedAt,
    @Nullable Long endedAt,
    @Nullable ProcessRef process,
    @Nullable String reason,
    boolean announced) {

  /** The phases that the local stack distinguishes. */
  enum BuildPhaseType {
    QUEUED,
    BUILD,
    COMPLETED
  }

  /** The build status, named as in the API of CodeBuild. */
  enum BuildStatus {
    IN_PROGRESS,
    SUCCEEDED,
    FAILED,
    FAULT,
    STOPPED,
    TIMED_OUT
  }

  boolean complete() {
    return phase == BuildPhaseType.COMPLETED;
  }

  Build started(ProcessRef ref, long now) {
    return new Build(
        id,
        project,
        number,
        environment,
        buildspec,
        timeoutMinutes,
        queuedMinutes,
        BuildPhaseType.BUILD,
        status,
        queuedAt,
        now,
        endedAt,
        ref,
        reason,
        announced);
  }

  Build ended(BuildStatus result, @Nullable String reasonOfResult, long now) {
    return new Build(
        id,
        project,
        number,
        environment,
        buildspec,
        timeoutMinutes,
        queuedMinutes,
        BuildPhaseType.COMPLETED,
        result,
        queuedAt,
        startedAt,
        now,
        process,
        reasonOfResult,
        false);
  }

  Build withAnnounced() {
    return new Build(
        id,
        project,
        number,
        environment,
        buildspec,
        timeoutMinutes,
        queuedMinutes,
        phase,
        status,
        queuedAt,
        startedAt,
        endedAt,
        process,
        reason,
        true);
  }
}
