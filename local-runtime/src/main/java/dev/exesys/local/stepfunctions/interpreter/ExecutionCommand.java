package dev.exesys.local.stepfunctions.interpreter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to an execution. The sequence of an execution's commands with their times
 * determines everything about it, so it is what the journal keeps.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
  @JsonSubTypes.Type(value = ExecutionCommand.Start.class, name = "start"),
  @JsonSubTypes.Type(value = ExecutionCommand.TimerFired.class, name = "timer"),
  @JsonSubTypes.Type(value = ExecutionCommand.TaskReplied.class, name = "replied"),
  @JsonSubTypes.Type(value = ExecutionCommand.TaskBroke.class, name = "broke"),
  @JsonSubTypes.Type(value = ExecutionCommand.TokenSucceeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = ExecutionCommand.TokenFailed.class, name = "failed"),
  @JsonSubTypes.Type(value = ExecutionCommand.Heartbeat.class, name = "beat"),
  @JsonSubTypes.Type(value = ExecutionCommand.ChildEnded.class, name = "child"),
  @JsonSubTypes.Type(value = ExecutionCommand.Stop.class, name = "stop"),
})
public sealed interface ExecutionCommand {

  /** The execution begins; always the first command. */
  record Start() implements ExecutionCommand {}

  /** A timer ran out that was set to this moment. */
  record TimerFired(long timer, Instant due) implements ExecutionCommand {}

  /** The service that a task calls has answered. */
  record TaskReplied(long task, JsonNode answer) implements ExecutionCommand {}

  /** The service that a task calls has refused or failed. */
  record TaskBroke(long task, String error, @Nullable String cause) implements ExecutionCommand {}

  /** Somebody handed a task's token back with a result. */
  record TokenSucceeded(long task, JsonNode output) implements ExecutionCommand {}

  /** Somebody handed a task's token back with an error. */
  record TokenFailed(long task, @Nullable String error, @Nullable String cause)
      implements ExecutionCommand {}

  /** Whoever holds a task's token is alive. Not worth a line in the journal. */
  record Heartbeat(long task) implements ExecutionCommand {}

  /**
   * A child execution is over.
   *
   * @param description the child as {@code DescribeExecution} shows it, members capitalized
   */
  record ChildEnded(long task, boolean succeeded, JsonNode description)
      implements ExecutionCommand {}

  /** Somebody stopped the execution. */
  record Stop(@Nullable String error, @Nullable String cause) implements ExecutionCommand {}
}
