package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of executions.
 *
 * @param seed the seed of its random values
 * @param secret the key that signs its task tokens
 * @param parentId the execution whose task started this one and waits for it
 * @param parentTask the task of the parent that waits
 * @param redrive the redrives so far
 */
public record ExecutionRow(
    long id,
    String arn,
    String name,
    String machineArn,
    String machineName,
    String roleArn,
    String definitionHash,
    String input,
    Instant startedAt,
    @Nullable Instant stoppedAt,
    LocalExecutionOutcome outcome,
    long seed,
    String secret,
    @Nullable Long parentId,
    @Nullable Long parentTask,
    RedriveRecord redrive) {

  public boolean isRunning() {
    return outcome.status() == LocalExecutionStatus.RUNNING;
  }

  public ExecutionRow ended(LocalExecutionOutcome result, Instant at) {
    return new ExecutionRow(
        id,
        arn,
        name,
        machineArn,
        machineName,
        roleArn,
        definitionHash,
        input,
        startedAt,
        at,
        result,
        seed,
        secret,
        parentId,
        parentTask,
        redrive);
  }

  /**
   * Returns this execution, running again.
   *
   * @param parent the execution whose task redrives this one and waits for it
   * @param task the task of the parent that waits
   */
  public ExecutionRow redriven(RedriveRecord record, @Nullable Long parent, @Nullable Long task) {
    return new ExecutionRow(
        id,
        arn,
        name,
        machineArn,
        machineName,
        roleArn,
        definitionHash,
        input,
        startedAt,
        null,
        new LocalExecutionOutcome(LocalExecutionStatus.RUNNING, null, null, null),
        seed,
        secret,
        parent,
        task,
        record);
  }
}
