package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Task;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.TimestampFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes context objects, what {@code $$} stands for. */
final class ContextObjects {
  private final ObjectNode execution;
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

  ObjectNode of(StateVisit visit, @Nullable String token) {
    ObjectNode context = AslJson.object();
    context.set("Execution", execution);
    context.set("StateMachine", machine);
    context.set("State", state(visit));
    if (token != null) {
      context.set("Task", AslJson.object().put("Token", token));
    }
    ObjectNode item = item(visit.strand);
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

  /** The item of the innermost Map around a strand. */
  private static @Nullable ObjectNode item(BranchExecution innermost) {
    BranchExecution strand = innermost;
    while (strand.region != null) {
      if (strand.region.items != null) {
        return item(strand.index, strand.region);
      }
      strand = strand.region.visit.strand;
    }
    return null;
  }

  static @Nullable ObjectNode item(int index, ParallelScope region) {
    return region.items == null
        ? null
        : AslJson.object().put("Index", index).set("Value", region.items.get(index));
  }
}
