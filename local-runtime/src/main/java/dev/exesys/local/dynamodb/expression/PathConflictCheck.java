package dev.exesys.local.dynamodb.expression;

import java.util.List;

/** Refuses paths of which one is part of another, or that take one place for a map and a list. */
final class PathConflictCheck {
  private PathConflictCheck() {}

  static void refuse(ExpressionKind kind, List<DocumentPath> paths) {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < i; j++) {
        compare(kind, paths.get(j), paths.get(i));
      }
    }
  }

  private static void compare(ExpressionKind kind, DocumentPath one, DocumentPath two) {
    int common = Math.min(one.steps().size(), two.steps().size());
    for (int i = 0; i < common; i++) {
      DocumentPath.Step left = one.steps().get(i);
      DocumentPath.Step right = two.steps().get(i);
      if (left.getClass() != right.getClass()) {
        throw problem(kind, "conflict", one, two);
      }
      if (!left.equals(right)) {
        return;
      }
    }
    throw problem(kind, "overlap", one, two);
  }

  private static RuntimeException problem(
      ExpressionKind kind, String how, DocumentPath one, DocumentPath two) {
    return kind.invalid(
        "Two document paths "
            + how
            + " with each other; must remove or rewrite one of these paths; path one: "
            + one
            + ", path two: "
            + two);
  }
}
