package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Creates the details of history events, with the members that the service writes. */
final class EventDetails {
  private EventDetails() {}

  static ObjectNode started(String input, String roleArn) {
    return input(input).put("roleArn", roleArn);
  }

  static ObjectNode entered(String name, Payload input) {
    return input(input.text()).put("name", name);
  }

  static ObjectNode exited(String name, Payload output) {
    return AslJson.object()
        .put("name", name)
        .put("output", output.text())
        .set("outputDetails", whole());
  }

  static ObjectNode input(String input) {
    return AslJson.object().put("input", input).set("inputDetails", whole());
  }

  static ObjectNode output(Payload output) {
    return AslJson.object().put("output", output.text()).set("outputDetails", whole());
  }

  /** Returns the details of an error; the service omits an empty cause. */
  static ObjectNode error(@Nullable String error, @Nullable String cause) {
    ObjectNode details = AslJson.object();
    if (error != null) {
      details.put("error", error);
    }
    if (cause != null && !cause.isEmpty()) {
      details.put("cause", cause);
    }
    return details;
  }

  static ObjectNode iteration(BranchExecution branch) {
    String name = branch.parallelScope == null ? "" : branch.parallelScope.visit.name;
    return AslJson.object().put("name", name).put("index", branch.index);
  }

  private static ObjectNode whole() {
    return AslJson.object().put("truncated", false);
  }
}
