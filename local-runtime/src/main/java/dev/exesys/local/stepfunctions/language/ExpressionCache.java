package dev.exesys.local.stepfunctions.language;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The expressions of one machine, each read once. */
public final class ExpressionCache {
  private final Map<String, Expression> parsed = new ConcurrentHashMap<>();
  private final Map<String, ReferencePath> places = new ConcurrentHashMap<>();

  /**
   * The expression with this text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Expression expression(String text) {
    return parsed.computeIfAbsent(text, Expression::parse);
  }

  /** The path with this text. */
  public JsonPathExpression path(String text) {
    if (expression(text) instanceof JsonPathExpression path) {
      return path;
    }
    throw new IllegalArgumentException("not a path: " + text);
  }

  /** The place with this text. */
  public ReferencePath place(String text) {
    return places.computeIfAbsent(text, ReferencePath::parse);
  }
}
