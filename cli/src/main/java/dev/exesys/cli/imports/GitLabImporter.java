package dev.exesys.cli.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a GitLab pipeline. Jobs without {@code needs} depend on all jobs of the nearest earlier
 * stage that has any, as in GitLab.
 */
final class GitLabImporter implements JobImporter {
  private static final List<String> DEFAULT_STAGES = List.of("build", "test", "deploy");
  private static final String FIRST_STAGE = ".pre";
  private static final String LAST_STAGE = ".post";
  private static final Set<String> GLOBAL =
      Set.of(
          "stages",
          "variables",
          "default",
          "include",
          "workflow",
          "image",
          "services",
          "cache",
          "before_script",
          "after_script",
          "pages",
          "spec");

  @Override
  public void convert(JsonNode root, ImportedJob job, ImportReport report) {
    List<String> given = Yaml.texts(root.path("stages"));
    List<String> stages = new ArrayList<>(List.of(FIRST_STAGE));
    stages.addAll(given.isEmpty() ? DEFAULT_STAGES : given);
    stages.add(LAST_STAGE);
    for (String section : List.of("workflow", "services", "cache")) {
      if (root.has(section)) {
        report.add(JsonPointer.compile("/" + section), section + " has no counterpart");
      }
    }
    GitLabExtends extended = new GitLabExtends(root);
    Map<String, JsonNode> jobs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      String name = entry.getKey();
      boolean isJob = !name.startsWith(".") && entry.getValue().isObject();
      if (isJob && (!GLOBAL.contains(name) || name.equals("pages"))) {
        jobs.put(name, extended.resolve(name, report));
      }
    }
    jobs.forEach(
        (name, source) -> new GitLabJob(name, source, root, job, report).convert(jobs.keySet()));
    stageOrder(jobs, stages, job);
    artifactsFromEarlierJobs(jobs, job);
    if (jobs.isEmpty()) {
      report.add("there is no job");
    }
  }

  private static void stageOrder(Map<String, JsonNode> jobs, List<String> stages, ImportedJob job) {
    Map<String, List<String>> byStage = new LinkedHashMap<>();
    stages.forEach(stage -> byStage.put(stage, new ArrayList<>()));
    jobs.forEach(
        (name, source) -> byStage.computeIfAbsent(stage(source), s -> new ArrayList<>()).add(name));
    List<String> before = List.of();
    for (List<String> stage : byStage.values()) {
      for (String name : stage) {
        ObjectNode order = job.find(name).orElseThrow();
        if (!jobs.getOrDefault(name, order).has("needs")) {
          before.forEach(order.withArray("dependencies")::add);
        }
        if (order.path("dependencies").isEmpty()) {
          order.remove("dependencies");
        }
      }
      before = stage.isEmpty() ? before : stage;
    }
  }

  private static String stage(JsonNode source) {
    return source.path("stage").asString("test");
  }

  /** A job gets the artifacts of the jobs that it depends on, unless it names others. */
  private static void artifactsFromEarlierJobs(Map<String, JsonNode> jobs, ImportedJob job) {
    for (String name : jobs.keySet()) {
      ObjectNode order = job.find(name).orElseThrow();
      JsonNode named = jobs.get(name).path("dependencies");
      Set<String> wanted = new HashSet<>(Yaml.texts(named));
      for (JsonNode dependency : order.path("dependencies")) {
        String from = dependency.asString("");
        boolean chosen = named.isMissingNode() || wanted.contains(from);
        if (chosen && job.find(from).filter(o -> o.has("artifacts")).isPresent()) {
          order.withArray("artifacts_from").add(from);
        }
      }
    }
  }
}
