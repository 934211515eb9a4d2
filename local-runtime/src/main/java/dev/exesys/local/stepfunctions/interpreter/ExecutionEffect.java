package dev.exesys.local.stepfunctions.interpreter;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An action that the caller executes for an execution, after the command that caused it is stored.
 */
public sealed interface ExecutionEffect {

  /**
   * Sets a timer: send {@link ExecutionCommand.TimerFired} at this time. Replaces a timer of the
   * same number.
   */
  record SetTimer(long timer, Instant due) implements ExecutionEffect {}

  /** Cancels a timer. */
  record CancelTimer(long timer) implements ExecutionEffect {}

  /** An effect that starts a task. It is repeated when an execution is resumed. */
  sealed interface TaskEffect extends ExecutionEffect {
    long task();
  }

  /**
   * Invokes a function; respond with {@link ExecutionCommand.TaskResponded} (the function's result)
   * or {@link ExecutionCommand.TaskRequestFailed}.
   *
   * @param function name or ARN
   * @param event true for the invocation type {@code Event}, which does not wait for the result
   */
  record InvokeFunction(long task, String function, boolean event, JsonNode payload)
      implements TaskEffect {}

  /**
   * Starts an execution of another state machine; respond with {@link
   * ExecutionCommand.TaskResponded} ({@code ExecutionArn}, {@code StartDate}) or {@link
   * ExecutionCommand.TaskRequestFailed} and, if {@code watched}, with {@link
   * ExecutionCommand.ChildEnded} when the child ends. Starting the same child again is not an
   * error.
   *
   * @param redriven true to redrive the child that an earlier task started, if there is one
   */
  record StartChild(
      long task, String machineArn, String name, String input, boolean watched, boolean redriven)
      implements TaskEffect {

    /** Returns the effect with which another task redrives the same child. */
    StartChild redrivenBy(long other) {
      return new StartChild(other, machineArn, name, input, watched, true);
    }
  }

  /**
   * Schedules the task of an activity; respond with {@link ExecutionCommand.ActivityScheduled} or
   * {@link ExecutionCommand.ActivityMissing}.
   *
   * @param input JSON text
   */
  record ScheduleActivity(long task, String activityArn, String input) implements TaskEffect {}

  /**
   * Offers the task of an activity to workers; send {@link ExecutionCommand.ActivityStarted} before
   * a worker receives it. Offering the same task again is not an error.
   *
   * @param scheduledAt the task's place in the activity's queue
   */
  record OfferActivityTask(
      long task, String activityArn, String input, String token, Instant scheduledAt)
      implements ExecutionEffect {}

  /** Removes the task of an activity that no worker has received from the activity's queue. */
  record WithdrawActivityTask(long task, String activityArn) implements ExecutionEffect {}

  /** Stops a child execution that the parent no longer waits for. */
  record StopChild(long task, String machineArn, String name) implements ExecutionEffect {}

  /** Ends the execution: cancel its timers and publish the outcome. */
  record EndExecution(LocalExecutionOutcome outcome) implements ExecutionEffect {}
}
