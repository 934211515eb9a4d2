package dev.exesys.local.stepfunctions.store;

import dev.exesys.local.stepfunctions.interpreter.Effect.Outcome;
import dev.exesys.local.stepfunctions.interpreter.Effect.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution.
 *
 * @param seed of everything random in it
 * @param secret what its task tokens are made with
 * @param parentId the execution that started this one and waits for it, or stops it
 * @param parentTask the task of the parent
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
    Outcome outcome,
    long seed,
    String secret,
    @Nullable Long parentId,
    @Nullable Long parentTask) {

  public boolean isRunning() {
    return outcome.status() == Status.RUNNING;
  }

  public ExecutionRow ended(Outcome how, Instant at) {
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
        how,
        seed,
        secret,
        parentId,
        parentTask);
  }
}
