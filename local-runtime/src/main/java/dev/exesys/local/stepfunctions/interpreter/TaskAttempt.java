package dev.exesys.local.stepfunctions.interpreter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt of a Task state. */
final class TaskAttempt implements PendingWork {
  final long id;
  final StateVisit visit;
  final Integration integration;

  /**
   * The effect that started the attempt. It is repeated if the execution is resumed before a
   * response arrived.
   */
  final ExecutionEffect.TaskEffect start;

  @Nullable Long timeoutTimer;
  @Nullable Long heartbeatTimer;
  @Nullable Duration heartbeat;

  /** True once the service has accepted a task that completes later. */
  boolean submitted;

  TaskAttempt(
      long id, StateVisit visit, Integration integration, ExecutionEffect.TaskEffect start) {
    this.id = id;
    this.visit = visit;
    this.integration = integration;
    this.start = start;
  }
}
