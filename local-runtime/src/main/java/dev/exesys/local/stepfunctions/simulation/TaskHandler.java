package dev.exesys.local.stepfunctions.simulation;

/** Handles the function invocations of a simulation. */
@FunctionalInterface
public interface TaskHandler {

  /**
   * Called when a task starts. Responds through the call, immediately or later. A task without a
   * response times out or stays pending.
   */
  void started(TaskCall call);
}
