package dev.exesys.cli.imports;

import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts the steps of one job of GitHub Actions. */
final class GitHubSteps {
  private final ObjectNode order;
  private final GitHubExpressions expressions;
  private final ImportReport report;
  private final String defaultDirectory;

  GitHubSteps(
      ObjectNode order,
      GitHubExpressions expressions,
      ImportReport report,
      String defaultDirectory) {
    this.order = order;
    this.expressions = expressions;
    this.report = report;
    this.defaultDirectory = defaultDirectory;
  }

  void add(JsonNode step, JsonPointer at) {
    if (step.has("run")) {
      run(step, at);
    } else {
      action(step, at);
    }
  }

  private void run(JsonNode step, JsonPointer at) {
    StringBuilder script = new StringBuilder(expressions.exports());
    String directory = step.path("working-directory").asString(defaultDirectory);
    if (!directory.isEmpty()) {
      script.append("cd \"").append(expressions.inScript(directory, at)).append("\"\n");
    }
    for (Map.Entry<String, JsonNode> variable : step.path("env").properties()) {
      String value =
          expressions.inScript(variable.getValue().asString(""), at.appendProperty("env"));
      script.append("export ").append(variable.getKey()).append("=\"").append(value).append("\"\n");
    }
    String shell = step.path("shell").asString("bash");
    if (!shell.startsWith("bash") && !shell.equals("sh")) {
      report.add(at.appendProperty("shell"), "shell " + shell + " became bash");
    }
    String condition = step.path("if").asString("");
    if (!condition.isEmpty()) {
      report.add(at.appendProperty("if"), "the step's condition if: " + condition + " is left out");
    }
    script
        .append("set -e\n")
        .append(expressions.inScript(step.path("run").asString(""), at.appendProperty("run")));
    String command = script.toString().stripTrailing();
    order
        .withArray("cmds")
        .add(
            step.path("continue-on-error").asBoolean(false)
                ? "(" + command + "\n) || true"
                : command);
  }

  private void action(JsonNode step, JsonPointer at) {
    String uses = step.path("uses").asString("");
    String name = uses.replaceAll("@.*", "");
    switch (name) {
      case "actions/checkout" -> checkout(step, at);
      case "actions/upload-artifact" ->
          step.at("/with/path")
              .asString("")
              .lines()
              .map(String::strip)
              .filter(path -> !path.isEmpty() && !path.startsWith("!"))
              .forEach(path -> order.withArray("artifacts").add(expressions.inScript(path, at)));
      case "actions/download-artifact" -> {
        JsonNode dependencies = order.path("dependencies");
        if (dependencies.isEmpty()) {
          report.add(at, "download-artifact without needs has no counterpart");
        }
        dependencies.forEach(d -> order.withArray("artifacts_from").add(d.asString("")));
      }
      default -> {
        order.withArray("cmds").add(": 'not converted: uses " + uses.replace("'", "") + "'");
        report.add(
            at.appendProperty("uses"),
            "the action "
                + uses
                + " has no counterpart; replace the command \": 'not converted …'\"");
      }
    }
  }

  private void checkout(JsonNode step, JsonPointer at) {
    JsonNode with = step.path("with");
    for (String option : new String[] {"repository", "ref", "path"}) {
      if (with.has(option)) {
        report.add(
            at.appendProperty("with"),
            "checkout with " + option + " has no counterpart; every order has the run's commit");
      }
    }
  }
}
