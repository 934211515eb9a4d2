package dev.exesys.cli.imports;

import dev.exesys.core.contract.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resolves {@code extends}, {@code default} and {@code !reference} of GitLab's jobs. */
final class GitLabExtends {
  private static final Set<String> INHERITED =
      Set.of("before_script", "after_script", "image", "timeout", "retry", "artifacts");

  private static final String REFERENCE = "!reference";
  private static final int MAX_REFERENCES = 10;

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
    return references(job, 0);
  }

  /** Replaces every {@code !reference [job, member …]} by the value of that member. */
  private JsonNode references(JsonNode node, int depth) {
    if (node.has(REFERENCE) && depth < MAX_REFERENCES) {
      JsonNode value = root;
      for (JsonNode member : node.path(REFERENCE)) {
        value = value.path(member.asString(""));
      }
      return references(value.isMissingNode() ? Json.mapper().nullNode() : value, depth + 1);
    }
    if (node.isArray()) {
      ArrayNode array = Json.mapper().createArrayNode();
      node.forEach(element -> array.add(references(element, depth)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = Json.object();
      node.properties()
          .forEach(member -> object.set(member.getKey(), references(member.getValue(), depth)));
      return object;
    }
    return node;
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
  static void merge(ObjectNode into, JsonNode source) {
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
