package dev.exesys.local.stepfunctions.simulation;

/** Handles the function invocations of a simulation and observes the ends of its executions. */
@FunctionalInterface
public interface TaskHandler {

  /**
   * Called when a task starts. Responds through the call, immediately or later. A task without a
   * response times out or stays pending.
   */
  void started(TaskCall call);

  /** Called when an execution has ended. */
  default void ended(SimulatedExecution execution) {}
}
