package dev.exesys.local.codebuild;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes builds and projects as JSON for responses. */
final class BuildJson {
  static final String INITIATOR = "local";
  static final String IMAGE = "local";
  static final String COMPUTE_TYPE = "BUILD_GENERAL1_SMALL";
  static final String ENVIRONMENT_TYPE = "LINUX_CONTAINER";

  private BuildJson() {}

  static ObjectNode of(Build build, String arn) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", build.id());
    view.put("arn", arn);
    view.put("buildNumber", build.number());
    view.put("projectName", build.project());
    view.put("buildStatus", build.status().name());
    view.put("currentPhase", build.phase().name());
    view.put("buildComplete", build.complete());
    view.put("startTime", build.queuedAt() / 1000.0);
    seconds(view, "endTime", build.endedAt());
    view.put("timeoutInMinutes", build.timeoutMinutes());
    view.put("queuedTimeoutInMinutes", build.queuedMinutes());
    view.put("initiator", INITIATOR);
    variables(view.putObject("environment").putArray("environmentVariables"), build);
    ArrayNode phases = view.putArray("phases");
    BuildPhase.of(build).forEach(phase -> write(phases.addObject(), phase));
    return view;
  }

  /** Writes the environment variables that override those of the project. */
  static void variables(ArrayNode variables, Build build) {
    build
        .environment()
        .forEach((name, value) ->
            variables.addObject().put("name", name).put("value", value).put("type", "PLAINTEXT"));
  }

  private static void write(ObjectNode view, BuildPhase phase) {
    view.put("phaseType", phase.type().name());
    if (phase.status() != null) {
      view.put("phaseStatus", phase.status());
    }
    seconds(view, "startTime", phase.startedAt());
    seconds(view, "endTime", phase.endedAt());
    if (phase.seconds() != null) {
      view.put("durationInSeconds", phase.seconds());
    }
    if (phase.reason() != null) {
      view.putArray("contexts").addObject().put("statusCode", "").put("message", phase.reason());
    }
  }

  static ObjectNode of(Project project, String arn) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("name", project.name());
    view.put("arn", arn);
    view.put("created", project.created() / 1000.0);
    view.put("timeoutInMinutes", project.timeoutMinutes());
    view.put("queuedTimeoutInMinutes", project.queuedMinutes());
    view.put("concurrentBuildLimit", project.concurrency());
    ObjectNode source = view.putObject("source").put("type", "NO_SOURCE");
    if (project.buildspec() != null) {
      source.put("buildspec", project.buildspec());
    }
    view.putObject("artifacts").put("type", "NO_ARTIFACTS");
    ObjectNode environment = view.putObject("environment");
    environment.put("type", ENVIRONMENT_TYPE).put("image", IMAGE).put("computeType", COMPUTE_TYPE);
    // The values of a project that was registered in this JVM may be secret.
    ArrayNode variables = environment.putArray("environmentVariables");
    if (project.argv() == null) {
      project
          .environment()
          .forEach((name, value) -> variables.addObject().put("name", name).put("value", value));
    }
    return view;
  }

  private static void seconds(ObjectNode view, String name, @Nullable Long millis) {
    if (millis != null) {
      view.put(name, millis / 1000.0);
    }
  }
}
