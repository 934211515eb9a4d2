package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * The value of {@code InputPath}, {@code OutputPath} or {@code ResultPath}: a JSONPath, or the JSON
 * {@code null} that means "nothing" (an empty input, an empty output, a discarded result).
 *
 * @param expression the path; {@code null} for {@link #DISCARD}
 */
public record DataPath(@Nullable String expression) {
  /** {@code $}: everything. What a member means that is absent, and never written. */
  public static final DataPath WHOLE = new DataPath("$");

  /** The JSON {@code null}. */
  public static final DataPath DISCARD = new DataPath(null);

  public DataPath {
    Preconditions.path(expression, "path");
  }

  public boolean isWhole() {
    return "$".equals(expression);
  }

  public boolean isDiscard() {
    return expression == null;
  }
}
