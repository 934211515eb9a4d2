package dev.exesys.local.stepfunctions.language;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Parses each expression of a state machine once. */
public final class ExpressionCache {
  private final Map<String, Expression> parsed = new ConcurrentHashMap<>();
  private final Map<String, ReferencePath> referencePaths = new ConcurrentHashMap<>();

  /**
   * Returns the expression with this text.
   *
   * @throws IllegalArgumentException if the text is not an expression
   */
  public Expression expression(String text) {
    return parsed.computeIfAbsent(text, Expression::parse);
  }

  /** Returns the path with this text. */
  public JsonPathExpression path(String text) {
    if (expression(text) instanceof JsonPathExpression path) {
      return path;
    }
    throw new IllegalArgumentException("not a path: " + text);
  }

  /** Returns the reference path with this text. */
  public ReferencePath referencePath(String text) {
    return referencePaths.computeIfAbsent(text, ReferencePath::parse);
  }
}
