package dev.exesys.compiler.picture;

import dev.exesys.asl.Retrier;
import dev.exesys.asl.Task;
import dev.exesys.compiler.job.EngineErrors;
import dev.exesys.compiler.picture.MachineBoxes.Look;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * How a task is drawn, according to its payload.
 *
 * @param detail what distinguishes the task; empty if nothing
 * @param order the order that the task runs; empty for other tasks
 */
record TaskLook(Look look, String detail, String order) {
  static final TaskLook NONE = new TaskLook(Look.STEP, "", "");

  static TaskLook of(Task task) {
    JsonNode parameters = task.io().parameters();
    JsonNode members = parameters == null ? MissingNode.getInstance() : parameters;
    if (task.runsActivity()) {
      String activity = task.resource().substring(task.resource().lastIndexOf(':') + 1);
      return order(task, Look.ACTIVITY, "activity " + activity, members);
    }
    JsonNode payload = members.path(members.has("Input") ? "Input" : "Payload");
    return switch (payload.path("action").asString("")) {
      case "run" -> order(task, Look.ORDER, "", payload);
      case "approve" -> new TaskLook(Look.APPROVAL, "", "");
      case "wait", "acquire" -> new TaskLook(Look.WAIT, "", "");
      case "shard" -> new TaskLook(Look.CHILD, "", "");
      default -> NONE;
    };
  }

  private static TaskLook order(Task task, Look look, String place, JsonNode members) {
    List<String> details = new ArrayList<>();
    if (!place.isEmpty()) {
      details.add(place);
    }
    for (Retrier retrier : task.onError().retriers()) {
      if (retrier.errorEquals().equals(List.of(EngineErrors.RETRY_ORDER))) {
        details.add("up to " + (retrier.maxAttempts() + 1) + " attempts");
      }
    }
    return new TaskLook(look, String.join(", ", details), members.path("order_name").asString(""));
  }
}
