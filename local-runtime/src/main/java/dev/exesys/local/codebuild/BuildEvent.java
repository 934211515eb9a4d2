package dev.exesys.local.codebuild;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the detail of the event <i>CodeBuild Build State Change</i> in the format of the "Build
 * notifications input format reference" in the CodeBuild user guide. It omits artifacts, source and
 * logs, which builds of the local stack do not have.
 */
final class BuildEvent {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

  private BuildEvent() {}

  static ObjectNode of(Build build, String arn) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("build-status", build.status().name());
    detail.put("project-name", build.project());
    detail.put("build-id", arn);
    ObjectNode additional = detail.putObject("additional-information");
    ObjectNode environment = additional.putObject("environment");
    environment.put("image", BuildJson.IMAGE);
    environment.put("privileged-mode", false);
    environment.put("compute-type", BuildJson.COMPUTE_TYPE);
    environment.put("type", BuildJson.ENVIRONMENT_TYPE);
    BuildJson.variables(environment.putArray("environment-variables"), build);
    additional.put("timeout-in-minutes", build.timeoutMinutes());
    additional.put("build-complete", build.complete());
    additional.put("build-number", build.number());
    additional.put("initiator", BuildJson.INITIATOR);
    additional.put("build-start-time", time(build.queuedAt()));
    ArrayNode phases = additional.putArray("phases");
    BuildPhase.of(build).forEach(phase -> write(phases.addObject(), phase));
    detail.put("current-phase", build.phase().name());
    detail.put("current-phase-context", "[]");
    detail.put("version", "1");
    return detail;
  }

  private static void write(ObjectNode view, BuildPhase phase) {
    Long ended = phase.endedAt();
    if (ended != null) {
      ArrayNode context = view.putArray("phase-context");
      if (phase.reason() != null) {
        context.add(phase.reason());
      }
    }
    view.put("start-time", time(phase.startedAt()));
    if (ended != null) {
      view.put("end-time", time(ended));
      view.put("duration-in-seconds", phase.seconds());
    }
    view.put("phase-type", phase.type().name());
    if (phase.status() != null) {
      view.put("phase-status", phase.status());
    }
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
