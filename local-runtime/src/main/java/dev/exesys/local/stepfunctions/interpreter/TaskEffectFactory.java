package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.IntegrationParameters;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.language.StateError;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Creates the effect that starts a task from the task's parameters. */
final class TaskEffectFactory {
  private static final List<String> INVOCATION_TYPES =
      List.of("RequestResponse", "Event", "DryRun");
  private static final List<String> LOG_TYPES = List.of("None", "Tail");

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
    check(resource, parameters);
    return integration.isChild()
        ? child(execution, task, integration, members)
        : invoke(task, members);
  }

  /**
   * Fails the state if the service refuses the parameters. The error cannot be caught, because the
   * task was not started.
   */
  private static void check(String resource, Payload parameters) {
    JsonNode members = parameters.node();
    List<String> problems = new ArrayList<>();
    for (String name : IntegrationParameters.unsupported(resource, members)) {
      problems.add("The field '" + name + "' is not supported by Step Functions");
    }
    if (members.has("FunctionName") || resource.contains(":lambda:invoke")) {
      requireText(members, "FunctionName", problems);
      requireOneOf(members, "InvocationType", INVOCATION_TYPES, problems);
      requireOneOf(members, "LogType", LOG_TYPES, problems);
    } else {
      requireText(members, "StateMachineArn", problems);
    }
    if (!problems.isEmpty()) {
      throw StateError.runtime(
          "The Parameters '%s' could not be used to start the Task: [%s]"
              .formatted(parameters.text(), String.join(", ", problems)));
    }
  }

  private static void requireText(JsonNode members, String name, List<String> problems) {
    JsonNode value = members.get(name);
    if (value == null) {
      problems.add("The field '" + name + "' is required but was missing");
    } else if (!value.isString()) {
      problems.add("The value of the field '" + name + "' has an invalid format");
    }
  }

  private static void requireOneOf(
      JsonNode members, String name, List<String> values, List<String> problems) {
    JsonNode value = members.get(name);
    if (value != null && !(value.isString() && values.contains(value.stringValue()))) {
      problems.add("The value of the field '" + name + "' has an invalid format");
    }
  }

  /** Returns the payload of an invocation: a string is JSON text, a null one is absent. */
  private static JsonNode payload(JsonNode members) {
    JsonNode payload = members.path("Payload");
    if (payload.isMissingNode() || payload.isNull()) {
      return AslJson.object();
    }
    if (!payload.isString()) {
      return payload;
    }
    try {
      return AslJson.parse(payload.stringValue());
    } catch (JacksonException e) {
      throw new StateError(
          "Lambda.InvalidRequestContentException",
          "Could not parse request body into json: %s (Service: Lambda, Status Code: 400)"
              .formatted(e.getOriginalMessage()));
    }
  }

  private static ExecutionEffect.TaskEffect invoke(long task, JsonNode members) {
    JsonNode qualifier = members.get("Qualifier");
    String function = members.path("FunctionName").asString();
    return new ExecutionEffect.InvokeFunction(
        task,
        qualifier == null ? function : function + ":" + qualifier.asString(),
        "Event".equals(members.path("InvocationType").asString("")),
        payload(members));
  }

  private static ExecutionEffect.TaskEffect child(
      ExecutionState execution, long task, Integration integration, JsonNode members) {
    JsonNode name = members.get("Name");
    JsonNode input = members.get("Input");
    return new ExecutionEffect.StartChild(
        task,
        members.path("StateMachineArn").asString(),
        name == null
            ? new UUID(execution.random.nextLong(), execution.random.nextLong()).toString()
            : name.asString(),
        input == null || input.isNull() ? "{}" : AslJson.write(input),
        integration.completion() == Integration.Completion.CHILD_END,
        false);
  }
}
