package dev.exesys.cli.imports;

import dev.exesys.core.contract.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Resolves {@code extends} and {@code default} of GitLab's jobs. */
final class GitLabExtends {
  private static final Set<String> INHERITED =
      Set.of("before_script", "after_script", "image", "timeout", "retry", "artifacts");

  private final JsonNode root;

  GitLabExtends(JsonNode root) {
    this.root = root;
  }

  /** Returns a job with everything that it inherits. */
  JsonNode resolve(String name, ImportReport report) {
    ObjectNode job = Json.object();
    for (String member : INHERITED) {
      JsonNode inherited =
          root.path("default").has(member) ? root.path("default").get(member) : root.get(member);
      if (inherited != null) {
        job.set(member, inherited);
      }
    }
    extend(job, name, new LinkedHashSet<>(), report);
    return job;
  }

  private void extend(ObjectNode into, String name, Set<String> path, ImportReport report) {
    JsonNode source = root.path(name);
    if (!path.add(name) || !source.isObject()) {
      report.add(
          JsonPointer.empty().appendProperty(name),
          "extends " + name + ": there is no such job in this file");
      return;
    }
    for (String base : Yaml.texts(source.path("extends"))) {
      extend(into, base, new LinkedHashSet<>(path), report);
    }
    merge(into, source);
  }

  /** Maps are merged, everything else is replaced (GitLab's rule). */
  private static void merge(ObjectNode into, JsonNode source) {
    for (Map.Entry<String, JsonNode> member : source.properties()) {
      JsonNode old = into.get(member.getKey());
      if (old instanceof ObjectNode existing && member.getValue().isObject()) {
        ObjectNode copy = existing.deepCopy();
        merge(copy, member.getValue());
        into.set(member.getKey(), copy);
      } else {
        into.set(member.getKey(), member.getValue());
      }
    }
  }
}
