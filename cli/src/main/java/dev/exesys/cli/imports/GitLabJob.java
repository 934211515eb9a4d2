package dev.exesys.cli.imports;

import dev.exesys.core.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One job of a GitLab pipeline. */
final class GitLabJob {
  private static final long DEFAULT_SECONDS = 3600;
  private static final Set<String> CONVERTED =
      Set.of(
          "script",
          "before_script",
          "after_script",
          "stage",
          "needs",
          "dependencies",
          "variables",
          "artifacts",
          "when",
          "allow_failure",
          "timeout",
          "retry",
          "parallel",
          "extends",
          "resource_group",
          "interruptible");

  private final String name;
  private final JsonNode source;
  private final JsonNode root;
  private final ImportReport report;
  private final ObjectNode order;
  private final JsonPointer at;

  GitLabJob(String name, JsonNode source, JsonNode root, ImportedJob job, ImportReport report) {
    this.name = name;
    this.source = source;
    this.root = root;
    this.report = report;
    this.at = JsonPointer.empty().appendProperty(name);
    this.order =
        job.order(
            name, WrittenDuration.seconds(source.path("timeout").asString(""), DEFAULT_SECONDS));
  }

  void convert(Set<String> jobs) {
    script();
    needs(jobs);
    variables(root.path("variables"));
    variables(source.path("variables"));
    when();
    retry();
    parallel();
    Yaml.texts(source.at("/artifacts/paths")).forEach(order.withArray("artifacts")::add);
    if (order.path("artifacts").isEmpty()) {
      order.remove("artifacts");
    }
    if (source.has("resource_group")) {
      order.put("queue_id", source.path("resource_group").asString(""));
    }
    for (Map.Entry<String, JsonNode> member : source.properties()) {
      if (!CONVERTED.contains(member.getKey())) {
        report.add(
            at.appendProperty(member.getKey()),
            "job " + name + ": " + member.getKey() + " has no counterpart");
      }
    }
  }

  /** The scripts of a job share one shell. */
  private void script() {
    List<String> before = Yaml.texts(source.path("before_script"));
    List<String> script = Yaml.texts(source.path("script"));
    List<String> after = Yaml.texts(source.path("after_script"));
    StringBuilder command = new StringBuilder();
    if (!after.isEmpty()) {
      command
          .append("after_script() {\nset +e\n")
          .append(String.join("\n", after))
          .append("\n}\ntrap after_script EXIT\n");
    }
    command.append("set -eo pipefail");
    before.forEach(line -> command.append('\n').append(line));
    script.forEach(line -> command.append('\n').append(line));
    if (!script.isEmpty()) {
      order.withArray("cmds").add(command.toString());
    } else {
      report.add(at, "job " + name + " has no script");
    }
  }

  private void needs(Set<String> jobs) {
    int index = 0;
    for (JsonNode need : source.path("needs")) {
      String before = need.isObject() ? need.path("job").asString("") : need.asString("");
      if (jobs.contains(before)) {
        order.withArray("dependencies").add(before);
      } else if (!need.path("optional").asBoolean(false)) {
        report.add(
            at.appendProperty("needs").appendIndex(index),
            "needs " + before + ": there is no such job in this file");
      }
      index++;
    }
  }

  private void variables(JsonNode variables) {
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      JsonNode value =
          variable.getValue().isObject() ? variable.getValue().path("value") : variable.getValue();
      order.withObject("env_vars").put(variable.getKey(), value.asString(""));
      if (value.asString("").contains("$")) {
        report.add(
            at.appendProperty("variables"),
            "the value of " + variable.getKey() + " is not expanded");
      }
    }
  }

  private void when() {
    String when = source.path("when").asString("on_success");
    switch (when) {
      case "always", "on_failure" -> order.put("when", when);
      case "manual" -> order.put("approval", true);
      case "delayed", "never" ->
          report.add(at.appendProperty("when"), "when: " + when + " has no counterpart");
      default -> {}
    }
    JsonNode allowed = source.path("allow_failure");
    if (allowed.asBoolean(allowed.isObject())) {
      order.put("must_succeed", false);
    }
  }

  private void retry() {
    JsonNode retry = source.path("retry");
    int retries = retry.isObject() ? retry.path("max").asInt(0) : retry.asInt(0);
    if (retries > 0) {
      order.set("retry", Json.object().put("max_attempts", retries + 1));
    }
  }

  private void parallel() {
    JsonNode parallel = source.path("parallel");
    JsonNode matrices = parallel.path("matrix");
    if (matrices.size() == 1 && matrices.get(0).isObject()) {
      for (Map.Entry<String, JsonNode> axis : matrices.get(0).properties()) {
        Yaml.texts(axis.getValue())
            .forEach(
                order.withObject("matrix").withArray(axis.getKey().replaceAll("\\W", "_"))::add);
      }
      report.add(
          at.appendProperty("parallel"), "the variables of parallel:matrix are named MATRIX_<KEY>");
    } else if (!parallel.isMissingNode()) {
      report.add(at.appendProperty("parallel"), "parallel has no counterpart but for one matrix");
    }
  }
}
