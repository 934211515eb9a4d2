package dev.exesys.local.stepfunctions.simulation;

import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One invocation of a function by a task, or one task that a worker of an activity receives. For a
 * task with a token, a response returns the token. A late response is ignored, as in the service.
 */
public final class TaskCall {
  private final Simulation simulation;
  private final SimulatedExecution execution;
  private final ExecutionEffect.InvokeFunction invoke;
  private final boolean token;

  TaskCall(
      Simulation simulation,
      SimulatedExecution execution,
      ExecutionEffect.InvokeFunction invoke,
      boolean token) {
    this.simulation = simulation;
    this.execution = execution;
    this.invoke = invoke;
    this.token = token;
  }

  /** Returns the name or ARN of the function or activity. */
  public String function() {
    return invoke.function();
  }

  /** Returns the payload of the invocation. */
  public JsonNode payload() {
    return invoke.payload();
  }

  /** Returns the ARN of the calling execution. */
  public String execution() {
    return execution.arn();
  }

  /** Returns true if the task waits for its token. */
  public boolean waitsForToken() {
    return token;
  }

  /** Returns the token of a task that waits for it. */
  public String taskToken() {
    return execution.info.tokens().apply(invoke.task());
  }

  /** Returns true while the task waits for its token. */
  public boolean isPending() {
    return execution.execution.awaitsToken(invoke.task());
  }

  /** Returns the virtual time since the simulation began. */
  public Duration at() {
    return simulation.elapsed();
  }

  public void succeed(JsonNode output) {
    send(
        token
            ? new ExecutionCommand.TokenSucceeded(invoke.task(), output)
            : new ExecutionCommand.TaskResponded(invoke.task(), output));
  }

  public void succeedAfter(Duration delay, JsonNode output) {
    simulation.after(delay, () -> succeed(output));
  }

  public void fail(String error, @Nullable String cause) {
    send(
        token
            ? new ExecutionCommand.TokenFailed(invoke.task(), error, cause)
            : new ExecutionCommand.TaskRequestFailed(invoke.task(), error, cause));
  }

  public void failAfter(Duration delay, String error, @Nullable String cause) {
    simulation.after(delay, () -> fail(error, cause));
  }

  /** Schedules an action after a delay in virtual time. */
  public void after(Duration delay, Runnable action) {
    simulation.after(delay, action);
  }

  /** Sends a heartbeat for the task token. */
  public void heartbeat() {
    send(new ExecutionCommand.Heartbeat(invoke.task()));
  }

  private void send(ExecutionCommand command) {
    // Scheduled instead of applied directly, because the interpreter may be in the middle of a
    // step.
    simulation.after(Duration.ZERO, () -> simulation.apply(execution, command));
  }
}
