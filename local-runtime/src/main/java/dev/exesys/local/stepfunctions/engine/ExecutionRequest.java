package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.store.MachineRow;
import org.jspecify.annotations.Nullable;

/**
 * An execution that somebody wants to start.
 *
 * @param input JSON text
 * @param parentId the execution that waits for this one
 * @param parentTask and the task of it
 */
public record ExecutionRequest(
    MachineRow machine,
    String name,
    String input,
    @Nullable Long parentId,
    @Nullable Long parentTask) {

  String arn() {
    return Arns.execution(machine.arn(), name);
  }
}
