package dev.exesys.local.stepfunctions.interpreter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt of a Task state. */
final class TaskAttempt implements PendingWork {
  final long id;
  final StateVisit visit;
  final Integration integration;

  /** What started it; repeated when the execution is resumed before an answer came. */
  final Effect.TaskEffect start;

  @Nullable Long timeoutTimer;
  @Nullable Long heartbeatTimer;
  @Nullable Duration heartbeat;

  /** True once the service has accepted a task that goes on after that. */
  boolean submitted;

  TaskAttempt(long id, StateVisit visit, Integration integration, Effect.TaskEffect start) {
    this.id = id;
    this.visit = visit;
    this.integration = integration;
    this.start = start;
  }
}
