package dev.exesys.local.stepfunctions.interpreter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An input of an execution. The sequence of commands and their times determines the execution, so
 * the journal stores it. The names in the annotations are those of the stored journal.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
  @JsonSubTypes.Type(value = ExecutionCommand.Start.class, name = "start"),
  @JsonSubTypes.Type(value = ExecutionCommand.TimerFired.class, name = "timer"),
  @JsonSubTypes.Type(value = ExecutionCommand.TaskResponded.class, name = "replied"),
  @JsonSubTypes.Type(value = ExecutionCommand.TaskRequestFailed.class, name = "broke"),
  @JsonSubTypes.Type(value = ExecutionCommand.TokenSucceeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = ExecutionCommand.TokenFailed.class, name = "failed"),
  @JsonSubTypes.Type(value = ExecutionCommand.Heartbeat.class, name = "beat"),
  @JsonSubTypes.Type(value = ExecutionCommand.ChildEnded.class, name = "child"),
  @JsonSubTypes.Type(value = ExecutionCommand.ActivityScheduled.class, name = "queued"),
  @JsonSubTypes.Type(value = ExecutionCommand.ActivityMissing.class, name = "missing"),
  @JsonSubTypes.Type(value = ExecutionCommand.ActivityStarted.class, name = "polled"),
  @JsonSubTypes.Type(value = ExecutionCommand.Redrive.class, name = "redrive"),
  @JsonSubTypes.Type(value = ExecutionCommand.Stop.class, name = "stop"),
})
public sealed interface ExecutionCommand {

  /** Starts the execution; always the first command. */
  record Start() implements ExecutionCommand {}

  /** Reports that a timer fired that was set to this time. */
  record TimerFired(long timer, Instant due) implements ExecutionCommand {}

  /** Delivers the response of the service that a task calls. */
  record TaskResponded(long task, @JsonProperty("answer") JsonNode response)
      implements ExecutionCommand {}

  /** Reports that the service that a task calls refused the request or failed. */
  record TaskRequestFailed(long task, String error, @Nullable String cause)
      implements ExecutionCommand {}

  /** Returns a task token with a result. */
  record TokenSucceeded(long task, JsonNode output) implements ExecutionCommand {}

  /** Returns a task token with an error. */
  record TokenFailed(long task, @Nullable String error, @Nullable String cause)
      implements ExecutionCommand {}

  /** Sends a heartbeat for a task token. Heartbeats are not stored in the journal. */
  record Heartbeat(long task) implements ExecutionCommand {}

  /**
   * Reports the end of a child execution.
   *
   * @param description the child as {@code DescribeExecution} returns it, with capitalized member
   *     names
   */
  record ChildEnded(long task, boolean succeeded, JsonNode description)
      implements ExecutionCommand {}

  /** Reports that the activity of a task exists and accepts the task. */
  record ActivityScheduled(long task) implements ExecutionCommand {}

  /** Reports that the activity of a task does not exist. */
  record ActivityMissing(long task) implements ExecutionCommand {}

  /**
   * Reports that a worker received the task of an activity.
   *
   * @param workerName the name that the worker gave; null if it gave none
   */
  record ActivityStarted(long task, @Nullable String workerName) implements ExecutionCommand {}

  /** Continues an execution that ended without success. */
  record Redrive() implements ExecutionCommand {}

  /** Stops the execution. */
  record Stop(@Nullable String error, @Nullable String cause) implements ExecutionCommand {}
}
