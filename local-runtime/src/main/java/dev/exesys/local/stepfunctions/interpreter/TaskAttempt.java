package dev.exesys.local.stepfunctions.interpreter;

import java.time.Duration;
import java.time.Instant;
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

  final @Nullable Duration timeout;
  final @Nullable Duration heartbeat;

  @Nullable Long timeoutTimer;
  @Nullable Long heartbeatTimer;

  /** The time at which an activity accepted the task; null before, and for other tasks. */
  @Nullable Instant scheduledAt;

  /** True once a worker has received the task of an activity. */
  boolean polled;

  /** True once the service has accepted a task that completes later. */
  boolean submitted;

  TaskAttempt(
      long id,
      StateVisit visit,
      Integration integration,
      ExecutionEffect.TaskEffect start,
      @Nullable Duration timeout,
      @Nullable Duration heartbeat) {
    this.id = id;
    this.visit = visit;
    this.integration = integration;
    this.start = start;
    this.timeout = timeout;
    this.heartbeat = heartbeat;
  }
}
