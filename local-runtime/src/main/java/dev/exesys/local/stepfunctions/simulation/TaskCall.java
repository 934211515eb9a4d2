package dev.exesys.local.stepfunctions.simulation;

import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt of a task that calls a function. For a task with a token, answering means handing the
 * token back; an answer that comes too late is dropped, as the service does.
 */
public final class TaskCall {
  private final Simulation simulation;
  private final SimulatedExecution execution;
  private final Effect.Invoke invoke;
  private final boolean token;

  TaskCall(
      Simulation simulation, SimulatedExecution execution, Effect.Invoke invoke, boolean token) {
    this.simulation = simulation;
    this.execution = execution;
    this.invoke = invoke;
    this.token = token;
  }

  /** The function's name or ARN. */
  public String function() {
    return invoke.function();
  }

  /** What the function is called with. */
  public JsonNode payload() {
    return invoke.payload();
  }

  /** The ARN of the execution that calls. */
  public String execution() {
    return execution.arn();
  }

  /** True if the task waits for its token. */
  public boolean waitsForToken() {
    return token;
  }

  /** Virtual time since the simulation began. */
  public Duration at() {
    return simulation.elapsed();
  }

  public void succeed(JsonNode output) {
    send(
        token
            ? new ExecutionCommand.TokenSucceeded(invoke.task(), output)
            : new ExecutionCommand.TaskReplied(invoke.task(), output));
  }

  public void succeedAfter(Duration delay, JsonNode output) {
    simulation.after(delay, () -> succeed(output));
  }

  public void fail(String error, @Nullable String cause) {
    send(
        token
            ? new ExecutionCommand.TokenFailed(invoke.task(), error, cause)
            : new ExecutionCommand.TaskBroke(invoke.task(), error, cause));
  }

  public void failAfter(Duration delay, String error, @Nullable String cause) {
    simulation.after(delay, () -> fail(error, cause));
  }

  /** Shows that whoever holds the token is alive. */
  public void heartbeat() {
    send(new ExecutionCommand.Heartbeat(invoke.task()));
  }

  private void send(ExecutionCommand command) {
    // Never from within the interpreter's own step: in its turn, at the same virtual moment.
    simulation.after(Duration.ZERO, () -> simulation.apply(execution, command));
  }
}
