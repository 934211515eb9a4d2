package dev.exesys.engine.machines;

import dev.exesys.compiler.CompiledJob;
import java.util.List;
import java.util.Optional;

/**
 * Creates and deletes state machines, and starts and stops their executions.
 *
 * <p>A machine's name ends in a digest of its definition, so an existing machine of that name has
 * the right definition. An execution's name ends in its run's id, so starting it twice starts it
 * once.
 */
public interface StateMachines {

  /** The status of an execution. */
  enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }

  /** Returns the ARN of the job's root machine, whether it exists or not. */
  String machineArn(CompiledJob job);

  /** Returns the ARN of the run's execution of the job's root machine, whether it exists or not. */
  String executionArn(CompiledJob job, String executionName);

  /**
   * Starts the run's execution, and creates the job's machines if they do not exist. Does nothing
   * if the execution was started before, even if it has ended.
   *
   * @param execution name, input and tags
   * @throws MachineException if the service fails or cannot be reached; the execution may have been
   *     started
   */
  void start(CompiledJob job, ExecutionRequest execution);

  /** Returns the execution's status, or empty if it does not exist. */
  Optional<ExecutionStatus> status(String executionArn);

  /** Stops an execution; does nothing if it has ended or was never started. */
  void stop(String executionArn, String error, String cause);

  /**
   * Deletes a machine and ends its executions; does nothing if it does not exist.
   *
   * @return false if the service has not completed the deletion: call again later
   */
  boolean delete(String machineName);

  /**
   * Returns the names of the pools that have an activity.
   *
   * @param prefix precedes a pool's name in the name of its activity
   */
  List<String> pools(String prefix);
}
