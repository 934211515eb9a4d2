package dev.exesys.cli.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a workflow of GitHub Actions: a job becomes an order, its {@code run} steps become
 * commands.
 */
final class GitHubImporter implements JobImporter {
  private static final long DEFAULT_MINUTES = 360;
  private static final Set<String> CONVERTED =
      Set.of(
          "name",
          "needs",
          "runs-on",
          "timeout-minutes",
          "steps",
          "env",
          "if",
          "strategy",
          "outputs",
          "continue-on-error",
          "concurrency",
          "defaults",
          "permissions");

  @Override
  public void convert(JsonNode root, ImportedJob job, ImportReport report) {
    JsonPointer top = JsonPointer.empty();
    if (root.has("concurrency")) {
      concurrency(root.path("concurrency"), job);
    }
    for (Map.Entry<String, JsonNode> entry : root.path("jobs").properties()) {
      JsonPointer at = top.appendProperty("jobs").appendProperty(entry.getKey());
      order(entry.getKey(), entry.getValue(), root.path("env"), at, job, report);
    }
    if (root.path("jobs").isEmpty()) {
      report.add("there is no job");
    }
  }

  private static void concurrency(JsonNode concurrency, ImportedJob job) {
    String group =
        concurrency.isObject() ? concurrency.path("group").asString("") : concurrency.asString("");
    job.fields().put("concurrency_group", group.replaceAll("\\$\\{\\{\\s*(.*?)\\s*}}", "$1"));
    if (concurrency.path("cancel-in-progress").asBoolean(false)) {
      job.fields().put("cancel_in_progress", true);
    }
  }

  private void order(
      String id,
      JsonNode source,
      JsonNode workflowEnv,
      JsonPointer at,
      ImportedJob job,
      ImportReport report) {
    JsonNode minutes = source.path("timeout-minutes");
    ObjectNode order =
        job.order(id, 60 * (minutes.isNumber() ? minutes.asLong() : DEFAULT_MINUTES));
    GitHubExpressions expressions = new GitHubExpressions(order, report);
    List<String> needs = Yaml.texts(source.path("needs"));
    if (!needs.isEmpty()) {
      needs.forEach(order.withArray("dependencies")::add);
    }
    condition(source.path("if").asString(""), order, at, report);
    if (source.path("continue-on-error").asBoolean(false)) {
      order.put("must_succeed", false);
    }
    environment(workflowEnv, order, expressions, JsonPointer.compile("/env"));
    environment(source.path("env"), order, expressions, at.appendProperty("env"));
    job.prologue(
        id,
        GitHubMatrix.convert(
            source.at("/strategy/matrix"),
            order,
            at.appendProperty("strategy").appendProperty("matrix"),
            report));
    runner(source, at, report);
    for (Map.Entry<String, JsonNode> member : source.properties()) {
      if (!CONVERTED.contains(member.getKey())) {
        report.add(
            at.appendProperty(member.getKey()),
            "job " + id + ": " + member.getKey() + " has no counterpart");
      }
    }
    GitHubSteps steps =
        new GitHubSteps(
            order, expressions, report, source.at("/defaults/run/working-directory").asString(""));
    int index = 0;
    for (JsonNode step : source.path("steps")) {
      steps.add(step, at.appendProperty("steps").appendIndex(index));
      index++;
    }
  }

  private static void runner(JsonNode source, JsonPointer at, ImportReport report) {
    List<String> labels = Yaml.texts(source.path("runs-on"));
    boolean linux =
        labels.stream().allMatch(label -> label.startsWith("ubuntu") || label.equals("linux"));
    if (!labels.isEmpty() && !linux) {
      report.add(
          at.appendProperty("runs-on"),
          "runs-on " + String.join(", ", labels) + " became codebuild");
    }
  }

  private static void condition(
      String condition, ObjectNode order, JsonPointer at, ImportReport report) {
    String bare = condition.replaceAll("^\\s*\\$\\{\\{\\s*|\\s*}}\\s*$", "").strip();
    switch (bare) {
      case "", "success()" -> {}
      case "always()", "!cancelled()" -> order.put("when", "always");
      case "failure()" -> order.put("when", "on_failure");
      default ->
          report.add(
              at.appendProperty("if"),
              "the condition if: " + bare + " is left out; the order always takes part");
    }
  }

  private static void environment(
      JsonNode env, ObjectNode order, GitHubExpressions expressions, JsonPointer at) {
    for (Map.Entry<String, JsonNode> variable : env.properties()) {
      String value = variable.getValue().asString("");
      String secret = GitHubExpressions.secret(value);
      JsonPointer place = at.appendProperty(variable.getKey());
      if (!secret.isEmpty()) {
        expressions.addSecret(variable.getKey(), secret, place);
      } else if (GitHubExpressions.isIn(value)) {
        expressions.export(variable.getKey(), value, place);
      } else {
        order.withObject("env_vars").put(variable.getKey(), value);
      }
    }
  }
}
