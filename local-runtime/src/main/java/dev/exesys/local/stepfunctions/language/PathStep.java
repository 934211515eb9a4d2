package dev.exesys.local.stepfunctions.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One step of a reference path: a member name or an array index. */
sealed interface PathStep {

  record MemberName(String name) implements PathStep {}

  record ArrayIndex(int index) implements PathStep {}

  /** {@code .name}, {@code ['name']}, {@code ["name"]} or {@code [3]}. */
  Pattern PATTERN =
      Pattern.compile(
          "\\.([\\p{L}_][\\p{L}\\p{N}_\\-]*)(?!\\()|\\['([^'\\\\]*)'\\]|\\[\"([^\"\\\\]*)\"\\]|\\[(\\d{1,9})\\]");

  /** Parses a path of member names and indexes; returns empty for any other path. */
  static Optional<List<PathStep>> parse(String path) {
    List<PathStep> steps = new ArrayList<>();
    Matcher matcher = PATTERN.matcher(path);
    int at = 1;
    while (at < path.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return Optional.empty();
      }
      steps.add(step(matcher));
      at = matcher.end();
    }
    return Optional.of(List.copyOf(steps));
  }

  private static PathStep step(Matcher matcher) {
    String index = matcher.group(4);
    if (index != null) {
      return new ArrayIndex(Integer.parseInt(index));
    }
    for (int group = 1; group <= 3; group++) {
      String name = matcher.group(group);
      if (name != null) {
        return new MemberName(name);
      }
    }
    throw new IllegalStateException("no group matched: " + matcher);
  }

  /** Returns the value at the end of the steps; empty if there is none. */
  static Optional<JsonNode> walk(JsonNode root, List<PathStep> steps) {
    @Nullable JsonNode node = root;
    for (PathStep step : steps) {
      node =
          switch (step) {
            case MemberName member -> node.get(member.name());
            case ArrayIndex element -> node.get(element.index());
          };
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }
}
