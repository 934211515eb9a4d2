package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Task;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.TimestampFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Creates context objects, the values of {@code $$}. */
final class ContextObjects {
  private ObjectNode execution;
  private final ObjectNode machine;

  ContextObjects(ExecutionInfo info) {
    execution =
        AslJson.object()
            .put("Id", info.arn())
            .set("Input", AslJson.parse(info.input()))
            .put("StartTime", TimestampFormat.write(info.startTime()))
            .put("Name", info.name())
            .put("RoleArn", info.roleArn())
            .put("RedriveCount", 0);
    machine = AslJson.object().put("Id", info.machineArn()).put("Name", info.machineName());
  }

  /** Sets the number and the time of the last redrive; earlier context objects keep theirs. */
  void redriven(int count, Instant at) {
    execution =
        execution
            .deepCopy()
            .put("RedriveCount", count)
            .put("RedriveTime", TimestampFormat.write(at));
  }

  ObjectNode of(StateVisit visit, @Nullable String token) {
    ObjectNode context = AslJson.object();
    context.set("Execution", execution);
    context.set("StateMachine", machine);
    context.set("State", state(visit));
    if (token != null) {
      context.set("Task", AslJson.object().put("Token", token));
    }
    ObjectNode item = item(visit.branch);
    if (item != null) {
      context.set("Map", AslJson.object().set("Item", item));
    }
    return context;
  }

  private static ObjectNode state(StateVisit visit) {
    ObjectNode state =
        AslJson.object()
            .put("Name", visit.name)
            .put("EnteredTime", TimestampFormat.write(visit.enteredAt));
    return switch (visit.state) {
      case Task task -> state.put("RetryCount", visit.retryCount);
      case Parallel parallel -> state.put("RetryCount", visit.retryCount);
      case MapState map -> state.put("RetryCount", visit.retryCount);
      default -> state;
    };
  }

  /** Returns the item of the innermost Map state around a branch. */
  private static @Nullable ObjectNode item(BranchExecution innermost) {
    BranchExecution branch = innermost;
    while (branch.parallelScope != null) {
      if (branch.parallelScope.items != null) {
        return item(branch.index, branch.parallelScope);
      }
      branch = branch.parallelScope.visit.branch;
    }
    return null;
  }

  static @Nullable ObjectNode item(int index, ParallelScope parallelScope) {
    return parallelScope.items == null
        ? null
        : AslJson.object().put("Index", index).set("Value", parallelScope.items.get(index));
  }
}
