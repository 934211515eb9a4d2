package dev.exesys.engine.machines;

import dev.exesys.compiler.CompiledJob;
import java.util.Optional;

/**
 * State machines and their executions.
 *
 * <p>A machine's name ends in a digest of its definition, so a machine that exists is the right
 * one; an execution's name is its run's id, so starting one twice is starting it once.
 */
public interface StateMachines {

  /** What became of an execution. */
  enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }

  /** The ARN that the job's root machine has or will have. */
  String machineArn(CompiledJob job);

  /** The ARN that the run's execution of the job's root machine has or will have. */
  String executionArn(CompiledJob job, String runId);

  /**
   * Starts the run's execution, creating the job's machines if they do not exist. Does nothing if
   * it was started before, also when it is over.
   *
   * @param input JSON
   * @throws MachineException if the service refuses or cannot be reached; the execution may have
   *     been started
   */
  void start(CompiledJob job, String runId, String input);

  /** The execution's status, or empty if there is none. */
  Optional<ExecutionStatus> status(String executionArn);

  /** Stops an execution; one that is over or was never started is no error. */
  void stop(String executionArn, String error, String cause);

  /**
   * Deletes a machine of that name, which ends its executions; one that does not exist is no error.
   *
   * @return false if the service is not done with it yet: ask again
   */
  boolean delete(String machineName);
}
