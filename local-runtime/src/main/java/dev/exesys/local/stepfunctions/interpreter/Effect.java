package dev.exesys.local.stepfunctions.interpreter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that the surroundings have to do for an execution, once its commands are kept. */
public sealed interface Effect {

  /** Send {@link ExecutionCommand.TimerFired} at this time; replaces a timer of the same number. */
  record SetTimer(long timer, Instant due) implements Effect {}

  /** Forget a timer. */
  record CancelTimer(long timer) implements Effect {}

  /** An effect that belongs to a task and is repeated when an execution is resumed. */
  sealed interface TaskEffect extends Effect {
    long task();
  }

  /**
   * Invoke a function; answer with {@link ExecutionCommand.TaskReplied} (the bare result) or {@link
   * ExecutionCommand.TaskBroke}.
   *
   * @param function name or ARN
   * @param event true to leave the result alone (invocation type {@code Event})
   */
  record Invoke(long task, String function, boolean event, JsonNode payload)
      implements TaskEffect {}

  /**
   * Start an execution of another machine; answer with {@link ExecutionCommand.TaskReplied} ({@code
   * ExecutionArn}, {@code StartDate}) or {@link ExecutionCommand.TaskBroke}, and, if {@code
   * watched}, with {@link ExecutionCommand.ChildEnded} when it is over. Starting the same child
   * again is no error.
   */
  record StartChild(long task, String machineArn, String name, String input, boolean watched)
      implements TaskEffect {}

  /** Stop a child execution that was started before: its parent does not wait for it any more. */
  record StopChild(long task, String machineArn, String name) implements Effect {}

  /** The execution is over: forget its timers, tell whoever is concerned. */
  record End(Outcome outcome) implements Effect {}

  /** How an execution ended. */
  record Outcome(
      Status status, @Nullable String output, @Nullable String error, @Nullable String cause) {}

  /** What an execution's status can be. */
  enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }
}
