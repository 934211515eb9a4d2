package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.store.StateMachineRow;
import org.jspecify.annotations.Nullable;

/**
 * A request to start an execution.
 *
 * @param input JSON text
 * @param parentId the execution whose task starts this one and waits for it
 * @param parentTask the task of the parent that waits
 */
public record LocalExecutionRequest(
    StateMachineRow machine,
    String name,
    String input,
    @Nullable Long parentId,
    @Nullable Long parentTask) {

  String arn() {
    return Arns.execution(machine.arn(), name);
  }
}
