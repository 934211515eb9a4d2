package dev.exesys.local.codebuild;

import dev.exesys.local.process.ProcessRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One build.
 *
 * @param id {@code project:uuid}
 * @param environment the overrides
 * @param queuedAt milliseconds since the epoch, as all times here
 * @param announced whether its end has been told
 */
record Build(
    String id,
    String project,
    long number,
    Map<String, String> environment,
    @Nullable String buildspec,
    int timeoutMinutes,
    int queuedMinutes,
    Phase phase,
    Status status,
    long queuedAt,
    @Nullable Long startedAt,
    @Nullable Long endedAt,
    @Nullable ProcessRef process,
    @Nullable String reason,
    boolean announced) {

  /** As far as the local stack tells them apart. */
  enum Phase {
    QUEUED,
    BUILD,
    COMPLETED
  }

  /** CodeBuild's words. */
  enum Status {
    IN_PROGRESS,
    SUCCEEDED,
    FAILED,
    FAULT,
    STOPPED,
    TIMED_OUT
  }

  boolean over() {
    return phase == Phase.COMPLETED;
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
        Phase.BUILD,
        status,
        queuedAt,
        now,
        endedAt,
        ref,
        reason,
        announced);
  }

  Build ended(Status end, @Nullable String why, long now) {
    return new Build(
        id,
        project,
        number,
        environment,
        buildspec,
        timeoutMinutes,
        queuedMinutes,
        Phase.COMPLETED,
        end,
        queuedAt,
        startedAt,
        now,
        process,
        why,
        false);
  }

  Build told() {
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
