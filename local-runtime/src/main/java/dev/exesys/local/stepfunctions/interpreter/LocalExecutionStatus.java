package dev.exesys.local.stepfunctions.interpreter;

/** The statuses of executions on the local stack, with the names that the service uses. */
public enum LocalExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
