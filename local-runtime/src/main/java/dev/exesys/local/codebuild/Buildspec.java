package dev.exesys.local.codebuild;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The commands and the environment of a build. A buildspec must be JSON, which is also YAML, so
 * that the local stack needs no YAML parser.
 */
record Buildspec(List<String> commands, Map<String, String> environment) {
  private static final List<String> PHASES = List.of("install", "pre_build", "build", "post_build");
  private static final Set<String> PARTS = Set.of("version", "env", "phases");

  /**
   * Reads a buildspec.
   *
   * @throws ServiceException {@code InvalidInputException} if it is not JSON, or naming an element
   *     that is not supported
   */
  static Buildspec read(String text) {
    JsonNode spec = parse(text);
    for (String part : spec.propertyNames()) {
      if (!PARTS.contains(part)) {
        throw invalid("the buildspec element " + part + " is not supported by the local stack");
      }
    }
    for (String phase : spec.path("phases").propertyNames()) {
      if (!PHASES.contains(phase)) {
        throw invalid("the buildspec phase " + phase + " is unknown");
      }
    }
    List<String> commands = new ArrayList<>();
    for (String phase : PHASES) {
      for (JsonNode command : spec.path("phases").path(phase).path("commands")) {
        commands.add(command.asString());
      }
    }
    Map<String, String> environment = new LinkedHashMap<>();
    spec.path("env")
        .path("variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asString()));
    return new Buildspec(commands, environment);
  }

  /** Returns a shell script that runs the commands and exits at the first failure. */
  String script() {
    return "set -e\n" + String.join("\n", commands) + "\n";
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode spec = ServiceJson.MAPPER.readTree(text);
      if (spec.isObject()) {
        return spec;
      }
    } catch (JacksonException e) {
      throw invalid("the buildspec must be JSON in the local stack");
    }
    throw invalid("the buildspec is not an object");
  }

  private static ServiceException invalid(String message) {
    return ServiceException.badRequest("InvalidInputException", message);
  }
}
