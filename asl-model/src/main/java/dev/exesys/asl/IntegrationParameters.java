package dev.exesys.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of the service integrations that refuse any other parameter. */
public final class IntegrationParameters {
  private static final Map<String, Set<String>> SUPPORTED =
      Map.of(
          ":states:::lambda:invoke",
          Set.of(
              "FunctionName", "Payload", "InvocationType", "LogType", "Qualifier", "ClientContext"),
          ":states:::states:startExecution",
          Set.of("StateMachineArn", "Input", "Name", "TraceHeader"));

  private static final String DYNAMIC = ".$";

  private IntegrationParameters() {}

  /**
   * Returns the members of a task's parameters, or of the template for them, that Step Functions
   * refuses; empty for integrations whose parameters are not known.
   */
  public static List<String> unsupported(String resource, @Nullable JsonNode parameters) {
    List<String> unsupported = new ArrayList<>();
    for (Map.Entry<String, Set<String>> integration : SUPPORTED.entrySet()) {
      int at = resource.indexOf(integration.getKey());
      int end = at + integration.getKey().length();
      boolean named = at > 0 && (end == resource.length() || resource.charAt(end) == '.');
      if (named && parameters != null && parameters.isObject()) {
        for (String member : parameters.propertyNames()) {
          String name =
              member.endsWith(DYNAMIC)
                  ? member.substring(0, member.length() - DYNAMIC.length())
                  : member;
          if (!integration.getValue().contains(name)) {
            unsupported.add(member);
          }
        }
      }
    }
    return unsupported;
  }
}
