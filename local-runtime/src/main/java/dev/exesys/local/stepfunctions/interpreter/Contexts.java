package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Task;
import dev.exesys.local.stepfunctions.language.Json;
import dev.exesys.local.stepfunctions.language.Timestamps;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes context objects, what {@code $$} stands for. */
final class Contexts {
  private final ObjectNode execution;
  private final ObjectNode machine;

  Contexts(ExecutionInfo info) {
    execution =
        Json.object()
            .put("Id", info.arn())
            .set("Input", Json.parse(info.input()))
            .put("StartTime", Timestamps.write(info.startTime()))
            .put("Name", info.name())
            .put("RoleArn", info.roleArn())
            .put("RedriveCount", 0);
    machine = Json.object().put("Id", info.machineArn()).put("Name", info.machineName());
  }

  ObjectNode of(Visit visit, @Nullable String token) {
    ObjectNode context = Json.object();
    context.set("Execution", execution);
    context.set("StateMachine", machine);
    context.set("State", state(visit));
    if (token != null) {
      context.set("Task", Json.object().put("Token", token));
    }
    ObjectNode item = item(visit.strand);
    if (item != null) {
      context.set("Map", Json.object().set("Item", item));
    }
    return context;
  }

  private static ObjectNode state(Visit visit) {
    ObjectNode state =
        Json.object().put("Name", visit.name).put("EnteredTime", Timestamps.write(visit.enteredAt));
    return switch (visit.state) {
      case Task task -> state.put("RetryCount", visit.retryCount);
      case Parallel parallel -> state.put("RetryCount", visit.retryCount);
      case MapState map -> state.put("RetryCount", visit.retryCount);
      default -> state;
    };
  }

  /** The item of the innermost Map around a strand. */
  private static @Nullable ObjectNode item(Strand innermost) {
    Strand strand = innermost;
    while (strand.region != null) {
      if (strand.region.items != null) {
        return item(strand.index, strand.region);
      }
      strand = strand.region.visit.strand;
    }
    return null;
  }

  static @Nullable ObjectNode item(int index, Region region) {
    return region.items == null
        ? null
        : Json.object().put("Index", index).set("Value", region.items.get(index));
  }
}
