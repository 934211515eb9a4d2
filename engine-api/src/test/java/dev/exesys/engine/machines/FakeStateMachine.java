package dev.exesys.engine.machines;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.util.List;
import java.util.Optional;

/**
 * Step Functions with one state machine. Its deletion takes two calls, of which the first ends the
 * executions.
 */
final class FakeStateMachine implements StateMachines {

  private enum State {
    NONE,
    ACTIVE,
    DELETING
  }

  private State state;
  int running;
  int killed;

  private FakeStateMachine(State state) {
    this.state = state;
  }

  static FakeStateMachine active() {
    return new FakeStateMachine(State.ACTIVE);
  }

  static FakeStateMachine beingDeleted() {
    return new FakeStateMachine(State.DELETING);
  }

  boolean exists() {
    return state == State.ACTIVE;
  }

  /** Creates the machine if necessary, as the adapter does. */
  @Override
  public void start(CompiledJob job, ExecutionRequest execution) {
    state = State.ACTIVE;
    running++;
  }

  @Override
  public boolean delete(String machineName) {
    killed += running;
    running = 0;
    state = state == State.ACTIVE ? State.DELETING : State.NONE;
    return state == State.NONE;
  }

  @Override
  public String machineArn(CompiledJob job) {
    return "machine";
  }

  @Override
  public String executionArn(CompiledJob job, String executionName) {
    return "execution";
  }

  @Override
  public Optional<ExecutionStatus> status(String executionArn) {
    return Optional.empty();
  }

  @Override
  public void stop(String executionArn, String error, String cause) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> pools(String prefix) {
    return List.of();
  }
}
