package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.StateError;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads a task's parameters as the call that starts it. */
final class ChildExecutionParameters {
  private ChildExecutionParameters() {}

  static Effect.TaskEffect effect(
      ExecutionState run, long task, Integration integration, String resource, Payload parameters) {
    JsonNode members = parameters.node();
    if (integration == Integration.FUNCTION) {
      return new Effect.Invoke(task, resource, false, members);
    }
    return integration.isChild() ? child(run, task, integration, members) : invoke(task, members);
  }

  private static Effect.TaskEffect invoke(long task, JsonNode members) {
    JsonNode payload = members.get("Payload");
    JsonNode qualifier = members.get("Qualifier");
    String function = required(members, "FunctionName");
    return new Effect.Invoke(
        task,
        qualifier == null ? function : function + ":" + qualifier.asString(),
        "Event".equals(members.path("InvocationType").asString("")),
        payload == null ? AslJson.object() : payload);
  }

  private static Effect.TaskEffect child(
      ExecutionState run, long task, Integration integration, JsonNode members) {
    JsonNode name = members.get("Name");
    JsonNode input = members.get("Input");
    return new Effect.StartChild(
        task,
        required(members, "StateMachineArn"),
        name == null
            ? new UUID(run.random.nextLong(), run.random.nextLong()).toString()
            : name.asString(),
        input == null || input.isNull() ? "{}" : AslJson.write(input),
        integration.until() == Integration.Until.CHILD_END);
  }

  private static String required(JsonNode members, String name) {
    JsonNode value = members.get(name);
    if (value == null || !value.isString()) {
      throw StateError.runtime("The field '" + name + "' is required but was missing");
    }
    return value.stringValue();
  }
}
