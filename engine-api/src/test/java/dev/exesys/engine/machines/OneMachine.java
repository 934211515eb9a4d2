package dev.exesys.engine.machines;

import dev.exesys.compiler.CompiledJob;
import java.util.Optional;

/**
 * Step Functions with room for one machine. Deleting takes two calls, as it takes the service some
 * time, and the first one ends what runs.
 */
final class OneMachine implements StateMachines {

  private enum State {
    NONE,
    ACTIVE,
    DELETING
  }

  private State state;
  int running;
  int killed;

  private OneMachine(State state) {
    this.state = state;
  }

  static OneMachine active() {
    return new OneMachine(State.ACTIVE);
  }

  static OneMachine beingDeleted() {
    return new OneMachine(State.DELETING);
  }

  boolean exists() {
    return state == State.ACTIVE;
  }

  /** As the service's adapter does: makes the machine, with patience if it is being deleted. */
  @Override
  public void start(CompiledJob job, String runId, String input) {
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
  public String executionArn(CompiledJob job, String runId) {
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
}
