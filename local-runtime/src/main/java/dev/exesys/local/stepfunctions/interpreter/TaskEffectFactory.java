package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.StateError;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Creates the effect that starts a task from the task's parameters. */
final class TaskEffectFactory {
  private TaskEffectFactory() {}

  static ExecutionEffect.TaskEffect effect(
      ExecutionState execution,
      long task,
      Integration integration,
      String resource,
      Payload parameters) {
    JsonNode members = parameters.node();
    if (integration == Integration.FUNCTION) {
      return new ExecutionEffect.InvokeFunction(task, resource, false, members);
    }
    if (integration == Integration.ACTIVITY) {
      return new ExecutionEffect.ScheduleActivity(task, resource, parameters.text());
    }
    return integration.isChild()
        ? child(execution, task, integration, members)
        : invoke(task, members);
  }

  private static ExecutionEffect.TaskEffect invoke(long task, JsonNode members) {
    JsonNode payload = members.get("Payload");
    JsonNode qualifier = members.get("Qualifier");
    String function = required(members, "FunctionName");
    return new ExecutionEffect.InvokeFunction(
        task,
        qualifier == null ? function : function + ":" + qualifier.asString(),
        "Event".equals(members.path("InvocationType").asString("")),
        payload == null ? AslJson.object() : payload);
  }

  private static ExecutionEffect.TaskEffect child(
      ExecutionState execution, long task, Integration integration, JsonNode members) {
    JsonNode name = members.get("Name");
    JsonNode input = members.get("Input");
    return new ExecutionEffect.StartChild(
        task,
        required(members, "StateMachineArn"),
        name == null
            ? new UUID(execution.random.nextLong(), execution.random.nextLong()).toString()
            : name.asString(),
        input == null || input.isNull() ? "{}" : AslJson.write(input),
        integration.completion() == Integration.Completion.CHILD_END,
        false);
  }

  private static String required(JsonNode members, String name) {
    JsonNode value = members.get(name);
    if (value == null || !value.isString()) {
      throw StateError.runtime("The field '" + name + "' is required but was missing");
    }
    return value.stringValue();
  }
}
