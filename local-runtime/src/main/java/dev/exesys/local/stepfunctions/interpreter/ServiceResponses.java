package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.language.AslJson;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a machine sees of the answers of the services it calls. */
final class ServiceResponses {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private ServiceResponses() {}

  /** The answer as the integration shows it: with what the SDK adds, or bare. */
  static Payload shown(ExecutionState run, TaskAttempt task, JsonNode answer) {
    if (task.integration == Integration.FUNCTION) {
      return Payload.of(answer);
    }
    ObjectNode shown = AslJson.object();
    if (task.start instanceof Effect.Invoke invoke) {
      shown.put("ExecutedVersion", "$LATEST").set("Payload", answer);
      shown.put("StatusCode", invoke.event() ? ACCEPTED : OK);
    } else if (answer instanceof ObjectNode members) {
      shown.setAll(members);
    }
    String request = new UUID(run.random.nextLong(), run.random.nextLong()).toString();
    shown.set("SdkHttpMetadata", AslJson.object().put("HttpStatusCode", OK));
    shown.set("SdkResponseMetadata", AslJson.object().put("RequestId", request));
    return Payload.of(shown);
  }

  /** The description of a child that succeeded; the newer form has JSON for texts of JSON. */
  static JsonNode child(Integration integration, JsonNode description) {
    if (integration != Integration.CHILD_SYNC_2 || !(description instanceof ObjectNode members)) {
      return description;
    }
    ObjectNode opened = members.deepCopy();
    for (String name : new String[] {"Input", "Output"}) {
      JsonNode text = opened.get(name);
      if (text != null && text.isString()) {
        opened.set(name, parse(text.stringValue()));
      }
    }
    return opened;
  }

  private static JsonNode parse(String text) {
    try {
      return AslJson.parse(text);
    } catch (JacksonException e) {
      return AslJson.NODES.stringNode(text);
    }
  }
}
