package dev.exesys.cli.imports;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a buildspec of CodeBuild: each phase that has commands becomes an order. The commands of
 * {@code finally} become an order that runs in any case.
 */
final class BuildspecImporter implements JobImporter {
  private static final List<String> PHASES = List.of("install", "pre_build", "build", "post_build");
  private static final long DEFAULT_SECONDS = 3600;

  @Override
  public void convert(JsonNode root, ImportedJob job, ImportReport report) {
    String before = "";
    for (String phase : PHASES) {
      JsonNode source = root.path("phases").path(phase);
      JsonPointer at = JsonPointer.compile("/phases/" + phase);
      if (source.has("runtime-versions")) {
        report.add(
            at.appendProperty("runtime-versions"),
            "runtime-versions has no counterpart; install what the commands need");
      }
      if (!source.path("commands").isEmpty()) {
        ObjectNode order = order(phase, source.path("commands"), root, job, report);
        if (!before.isEmpty()) {
          order.withArray("dependencies").add(before);
        }
        before = phase;
      }
      if (!source.path("finally").isEmpty()) {
        ObjectNode order = order(phase + "-finally", source.path("finally"), root, job, report);
        order.put("when", "always");
        if (!before.isEmpty()) {
          order.withArray("dependencies").add(before);
        }
      }
    }
    if (before.isEmpty()) {
      report.add("there is no phase with commands");
      return;
    }
    artifacts(root.path("artifacts"), job, before, report);
    for (String section : List.of("reports", "cache", "batch", "proxy")) {
      if (root.has(section)) {
        report.add(JsonPointer.compile("/" + section), section + " has no counterpart");
      }
    }
    if (job.names().size() > 1) {
      report.add(
          "phases share a directory in CodeBuild; orders do not: pass files on with artifacts and artifacts_from");
    }
  }

  private static ObjectNode order(
      String name, JsonNode commands, JsonNode root, ImportedJob job, ImportReport report) {
    ObjectNode order = job.order(name, DEFAULT_SECONDS);
    Yaml.texts(commands).forEach(order.withArray("cmds")::add);
    JsonNode env = root.path("env");
    for (Map.Entry<String, JsonNode> variable : env.path("variables").properties()) {
      order.withObject("env_vars").put(variable.getKey(), variable.getValue().asString(""));
    }
    for (Map.Entry<String, JsonNode> parameter : env.path("parameter-store").properties()) {
      order
          .withArray("ssm_paths")
          .add(parameter.getKey() + "=" + parameter.getValue().asString(""));
    }
    for (Map.Entry<String, JsonNode> secret : env.path("secrets-manager").properties()) {
      secret(order, secret.getKey(), secret.getValue().asString(""), report);
    }
    return order;
  }

  /** CodeBuild's form is {@code id:json-key:version-stage:version-id}. */
  private static void secret(
      ObjectNode order, String variable, String reference, ImportReport report) {
    String id = reference.startsWith("arn:") ? reference : reference.replaceAll(":.*", "");
    if (reference.equals(id)) {
      order.withArray("secret_manager_paths").add(variable + "=" + id);
    } else {
      order.withArray("secret_manager_paths").add(id);
      report.add(
          JsonPointer.compile("/env/secrets-manager").appendProperty(variable),
          "the secret "
              + id
              + " is read as a whole: its members become variables, not "
              + variable);
    }
  }

  private static void artifacts(
      JsonNode artifacts, ImportedJob job, String last, ImportReport report) {
    List<String> files = Yaml.texts(artifacts.path("files"));
    job.find(last)
        .ifPresent(order -> files.forEach(file -> order.withArray("artifacts").add(file)));
    if (artifacts.has("secondary-artifacts") || artifacts.has("base-directory")) {
      report.add(
          JsonPointer.compile("/artifacts"),
          "base-directory and secondary-artifacts have no counterpart");
    }
  }
}
