package dev.exesys.cli.imports;

import dev.exesys.core.contract.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One job of a GitLab pipeline. */
final class GitLabJob {
  private static final long DEFAULT_SECONDS = 3600;
  private static final int MAX_COMBINATIONS = 256;
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
  private final ImportedJob job;
  private final ObjectNode order;
  private final JsonPointer at;
  private final SequencedMap<String, String> expanded = new LinkedHashMap<>();

  GitLabJob(String name, JsonNode source, JsonNode root, ImportedJob job, ImportReport report) {
    this.name = name;
    this.source = source;
    this.root = root;
    this.report = report;
    this.job = job;
    this.at = JsonPointer.empty().appendProperty(name);
    this.order =
        job.order(
            name, WrittenDuration.seconds(source.path("timeout").asString(""), DEFAULT_SECONDS));
  }

  void convert(Set<String> jobs) {
    variables(root.path("variables"));
    variables(source.path("variables"));
    script();
    needs(jobs);
    when();
    retry();
    StringBuilder prologue = new StringBuilder(parallel());
    expanded.forEach((variable, value) -> prologue.append(export(variable, value)));
    job.prologue(name, prologue.toString());
    Yaml.texts(source.at("/artifacts/paths")).forEach(this::artifact);
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

  private void artifact(String path) {
    if (path.startsWith("/") || path.startsWith("$") || path.contains("../")) {
      report.add(
          at.appendProperty("artifacts"),
          "job " + name + ": the artifacts " + path + " are not below the working directory");
    } else {
      order.withArray("artifacts").add(path.replaceAll("^(\\./)+", ""));
    }
  }

  /** GitLab expands variables in the values of others; env_vars are not expanded. */
  private void variables(JsonNode variables) {
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      JsonNode value =
          variable.getValue().isObject() ? variable.getValue().path("value") : variable.getValue();
      String name = variable.getKey();
      ObjectNode constants = order.withObject("env_vars");
      if (value.asString("").contains("$")) {
        constants.remove(name);
        expanded.put(name, value.asString(""));
      } else {
        expanded.remove(name);
        constants.put(name, value.asString(""));
      }
    }
    if (order.path("env_vars").isEmpty()) {
      order.remove("env_vars");
    }
  }

  private static String export(String name, String value) {
    String text =
        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("`", "\\`").replace("$(", "\\$(");
    return "export " + name + "=\"" + text + "\"\n";
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

  /** Returns the lines that set the variables of a matrix. */
  private String parallel() {
    JsonNode parallel = source.path("parallel");
    List<SequencedMap<String, String>> combinations = new ArrayList<>();
    if (parallel.isNumber()) {
      for (int i = 1; i <= parallel.asInt(0); i++) {
        combinations.add(
            new LinkedHashMap<>(
                Map.of(
                    "CI_NODE_INDEX", Integer.toString(i), "CI_NODE_TOTAL", parallel.asString())));
      }
    }
    for (JsonNode entry : parallel.path("matrix")) {
      combinations.addAll(product(entry));
    }
    if (combinations.isEmpty()) {
      return "";
    }
    if (combinations.size() > MAX_COMBINATIONS) {
      report.add(
          at.appendProperty("parallel"),
          "parallel has " + combinations.size() + " combinations, and is left out");
      return "";
    }
    return ImportedMatrix.setCombinations(order, combinations);
  }

  private static List<SequencedMap<String, String>> product(JsonNode entry) {
    List<SequencedMap<String, String>> found = new ArrayList<>();
    found.add(new LinkedHashMap<>());
    for (Map.Entry<String, JsonNode> axis : entry.properties()) {
      List<SequencedMap<String, String>> longer = new ArrayList<>();
      for (SequencedMap<String, String> combination : found) {
        for (String value : Yaml.texts(axis.getValue())) {
          SequencedMap<String, String> next = new LinkedHashMap<>(combination);
          next.put(axis.getKey(), value);
          longer.add(next);
        }
      }
      found = longer;
    }
    return found;
  }
}
