package dev.exesys.local.stepfunctions.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One step of a reference path: into a member or into an element of a list. */
sealed interface PathStep {

  record Member(String name) implements PathStep {}

  record Element(int index) implements PathStep {}

  /** {@code .name}, {@code ['name']}, {@code ["name"]} or {@code [3]}. */
  Pattern SHAPE =
      Pattern.compile(
          "\\.([\\p{L}_][\\p{L}\\p{N}_\\-]*)(?!\\()|\\['([^'\\\\]*)'\\]|\\[\"([^\"\\\\]*)\"\\]|\\[(\\d{1,9})\\]");

  /** The steps of a path that names one place; nothing for any other path. */
  static Optional<List<PathStep>> parse(String path) {
    List<PathStep> steps = new ArrayList<>();
    Matcher matcher = SHAPE.matcher(path);
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
      return new Element(Integer.parseInt(index));
    }
    for (int group = 1; group <= 3; group++) {
      String name = matcher.group(group);
      if (name != null) {
        return new Member(name);
      }
    }
    throw new IllegalStateException("no group matched: " + matcher);
  }

  /** What stands at the end of the steps, if anything does. */
  static Optional<JsonNode> walk(JsonNode root, List<PathStep> steps) {
    @Nullable JsonNode node = root;
    for (PathStep step : steps) {
      node =
          switch (step) {
            case Member member -> node.get(member.name());
            case Element element -> node.get(element.index());
          };
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }
}
