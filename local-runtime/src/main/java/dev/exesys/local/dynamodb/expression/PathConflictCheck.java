package dev.exesys.local.dynamodb.expression;

import java.util.List;

/**
 * Rejects paths of which one contains the other, or that use the same location as a map and as a
 * list.
 */
final class PathConflictCheck {
  private PathConflictCheck() {}

  static void reject(ExpressionKind kind, List<DocumentPath> paths) {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < i; j++) {
        compare(kind, paths.get(j), paths.get(i));
      }
    }
  }

  private static void compare(ExpressionKind kind, DocumentPath one, DocumentPath two) {
    int common = Math.min(one.elements().size(), two.elements().size());
    for (int i = 0; i < common; i++) {
      DocumentPath.PathElement left = one.elements().get(i);
      DocumentPath.PathElement right = two.elements().get(i);
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
