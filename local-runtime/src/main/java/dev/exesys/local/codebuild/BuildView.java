package dev.exesys.local.codebuild;

import dev.exesys.local.codebuild.Build.Phase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds and projects as they stand in answers and events. */
final class BuildView {
  private BuildView() {}

  static ObjectNode of(Build build, String arn) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", build.id());
    view.put("arn", arn);
    view.put("buildNumber", build.number());
    view.put("projectName", build.project());
    view.put("buildStatus", build.status().name());
    view.put("currentPhase", build.phase().name());
    view.put("buildComplete", build.over());
    view.put("startTime", build.queuedAt() / 1000.0);
    seconds(view, "endTime", build.endedAt());
    view.put("timeoutInMinutes", build.timeoutMinutes());
    view.put("queuedTimeoutInMinutes", build.queuedMinutes());
    view.put("initiator", "local");
    ArrayNode variables = view.putObject("environment").putArray("environmentVariables");
    build
        .environment()
        .forEach((name, value) ->
            variables.addObject().put("name", name).put("value", value).put("type", "PLAINTEXT"));
    phases(view.putArray("phases"), build);
    return view;
  }

  private static void phases(ArrayNode phases, Build build) {
    ObjectNode queued = phases.addObject();
    queued.put("phaseType", Phase.QUEUED.name());
    queued.put("startTime", build.queuedAt() / 1000.0);
    Long started = build.startedAt();
    if (started != null) {
      queued.put("phaseStatus", "SUCCEEDED");
      seconds(queued, "endTime", started);
      ObjectNode run = phases.addObject();
      run.put("phaseType", Phase.BUILD.name());
      seconds(run, "startTime", started);
      ended(run, build);
    } else {
      ended(queued, build);
    }
  }

  private static void ended(ObjectNode phase, Build build) {
    if (build.over()) {
      phase.put("phaseStatus", build.status().name());
      seconds(phase, "endTime", build.endedAt());
      if (build.reason() != null) {
        phase.putArray("contexts").addObject().put("statusCode", "").put("message", build.reason());
      }
    }
  }

  /** The detail of EventBridge's event. */
  static ObjectNode event(Build build, String arn) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("build-status", build.status().name());
    detail.put("project-name", build.project());
    detail.put("build-id", arn);
    detail.put("current-phase", build.phase().name());
    ObjectNode more = detail.putObject("additional-information");
    more.put("build-complete", build.over());
    more.put("build-number", build.number());
    more.put("initiator", "local");
    ArrayNode variables = more.putObject("environment").putArray("environment-variables");
    build
        .environment()
        .forEach((name, value) ->
            variables.addObject().put("name", name).put("value", value).put("type", "PLAINTEXT"));
    phases(more.putArray("phases"), build);
    detail.put("version", "1");
    return detail;
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
    environment
        .put("type", "LINUX_CONTAINER")
        .put("image", "local")
        .put("computeType", "BUILD_GENERAL1_SMALL");
    // Values a project is registered with are its host's business.
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
