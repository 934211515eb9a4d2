package dev.exesys.cli.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The matrix of a job of GitHub Actions, with {@code include} and {@code exclude}. */
final class GitHubMatrix {
  private static final int MAX_COMBINATIONS = 256;

  private final Map<String, List<JsonNode>> axes = new LinkedHashMap<>();
  private final List<JsonNode> include = new ArrayList<>();
  private final List<JsonNode> exclude = new ArrayList<>();

  private GitHubMatrix() {}

  /** Sets the matrix of an order and returns the prologue of its commands, which may be empty. */
  static String convert(JsonNode matrix, ObjectNode order, JsonPointer at, ImportReport report) {
    if (matrix.isString()) {
      report.add(at, "a matrix that is computed has no counterpart");
      return "";
    }
    GitHubMatrix converted = new GitHubMatrix();
    for (Map.Entry<String, JsonNode> axis : matrix.properties()) {
      if (!axis.getValue().isArray()) {
        report.add(
            at.appendProperty(axis.getKey()),
            "matrix." + axis.getKey() + " is not a list of values");
      } else if (axis.getKey().equals("include")) {
        axis.getValue().forEach(converted.include::add);
      } else if (axis.getKey().equals("exclude")) {
        axis.getValue().forEach(converted.exclude::add);
      } else if (!axis.getValue().isEmpty()) {
        converted.axes.put(axis.getKey(), axis.getValue().valueStream().toList());
      }
    }
    return converted.set(order, at, report);
  }

  private String set(ObjectNode order, JsonPointer at, ImportReport report) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    boolean scalars =
        axes.values().stream().allMatch(v -> v.stream().allMatch(JsonNode::isValueNode));
    axes.forEach((key, values) ->
        lists.put(
            key.replaceAll("[^A-Za-z0-9_]", "_"),
            values.stream().map(v -> v.asString("")).toList()));
    if (include.isEmpty() && exclude.isEmpty() && scalars && ImportedMatrix.isPlain(lists)) {
      if (!lists.isEmpty()) {
        ImportedMatrix.setLists(order, lists);
      }
      return "";
    }
    List<SequencedMap<String, JsonNode>> combinations = combinations();
    if (combinations.isEmpty() || combinations.size() > MAX_COMBINATIONS) {
      report.add(at, "the matrix has " + combinations.size() + " combinations, and is left out");
      return "";
    }
    return ImportedMatrix.setCombinations(
        order, combinations.stream().map(GitHubMatrix::variables).toList());
  }

  /** Applies the rules of GitHub: exclude first, then include. */
  private List<SequencedMap<String, JsonNode>> combinations() {
    List<SequencedMap<String, JsonNode>> found = new ArrayList<>();
    if (!axes.isEmpty()) {
      found.add(new LinkedHashMap<>());
    }
    for (Map.Entry<String, List<JsonNode>> axis : axes.entrySet()) {
      List<SequencedMap<String, JsonNode>> longer = new ArrayList<>();
      for (SequencedMap<String, JsonNode> combination : found) {
        for (JsonNode value : axis.getValue()) {
          SequencedMap<String, JsonNode> next = new LinkedHashMap<>(combination);
          next.put(axis.getKey(), value);
          longer.add(next);
        }
      }
      found = longer;
    }
    found.removeIf(combination -> exclude.stream().anyMatch(e -> agrees(combination, e, e.size())));
    List<SequencedMap<String, JsonNode>> added = new ArrayList<>();
    for (JsonNode entry : include) {
      Set<String> shared = new LinkedHashSet<>(entry.propertyNames());
      shared.retainAll(axes.keySet());
      boolean extended = false;
      for (SequencedMap<String, JsonNode> combination : found) {
        if (agrees(combination, entry, shared.size())) {
          entry.properties().forEach(p -> combination.put(p.getKey(), p.getValue()));
          extended = true;
        }
      }
      if (!extended) {
        SequencedMap<String, JsonNode> other = new LinkedHashMap<>();
        entry.properties().forEach(p -> other.put(p.getKey(), p.getValue()));
        added.add(other);
      }
    }
    found.addAll(added);
    return found;
  }

  /** Returns whether a combination has the same values for that many axes of an entry. */
  private boolean agrees(Map<String, JsonNode> combination, JsonNode entry, int count) {
    return entry.properties().stream()
            .filter(p -> axes.containsKey(p.getKey()))
            .filter(p -> p.getValue().equals(combination.get(p.getKey())))
            .count()
        == count;
  }

  private static SequencedMap<String, String> variables(Map<String, JsonNode> combination) {
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    combination.forEach(
        (key, value) -> add("MATRIX_" + GitHubExpressions.name(key), value, variables));
    return variables;
  }

  private static void add(String variable, JsonNode value, Map<String, String> into) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              p -> add(variable + "_" + GitHubExpressions.name(p.getKey()), p.getValue(), into));
    } else {
      into.put(variable, value.isValueNode() ? value.asString("") : value.toString());
    }
  }
}
