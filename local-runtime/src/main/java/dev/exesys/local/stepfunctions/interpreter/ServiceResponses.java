package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts the responses of called services to task results. */
final class ServiceResponses {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private ServiceResponses() {}

  /**
   * Returns a response as the integration reports it: with the SDK's metadata, or, for a function
   * ARN, unchanged.
   */
  static Payload taskResult(ExecutionState execution, TaskAttempt task, JsonNode response) {
    if (task.integration == Integration.FUNCTION) {
      return Payload.of(response);
    }
    ObjectNode result = AslJson.object();
    if (task.start instanceof ExecutionEffect.InvokeFunction invoke) {
      result.put("ExecutedVersion", "$LATEST").set("Payload", response);
      result.put("StatusCode", invoke.event() ? ACCEPTED : OK);
    } else if (response instanceof ObjectNode members) {
      result.setAll(members);
    }
    String request = new UUID(execution.random.nextLong(), execution.random.nextLong()).toString();
    result.set("SdkHttpMetadata", AslJson.object().put("HttpStatusCode", OK));
    result.set("SdkResponseMetadata", AslJson.object().put("RequestId", request));
    return Payload.of(result);
  }

  /**
   * Returns the description of a child that succeeded. {@code startExecution.sync:2} parses its
   * input and output.
   */
  static JsonNode childResult(Integration integration, JsonNode description) {
    if (integration != Integration.CHILD_SYNC_2 || !(description instanceof ObjectNode members)) {
      return description;
    }
    ObjectNode parsed = members.deepCopy();
    for (String name : new String[] {"Input", "Output"}) {
      JsonNode text = parsed.get(name);
      if (text != null && text.isString()) {
        parsed.set(name, parse(text.stringValue()));
      }
    }
    return parsed;
  }

  private static JsonNode parse(String text) {
    try {
      return AslJson.parse(text);
    } catch (JacksonException e) {
      return AslJson.NODES.stringNode(text);
    }
  }
}
