package dev.exesys.local.stepfunctions.simulation;

/** What a simulation does when a machine calls a function. */
@FunctionalInterface
public interface TaskHandler {

  /**
   * Called at the virtual moment at which a task starts. It answers through the call, at once or
   * later; a task that is never answered runs into its timeout, or stays.
   */
  void started(TaskCall call);
}
