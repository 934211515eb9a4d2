package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * The value of {@code InputPath}, {@code OutputPath} or {@code ResultPath}: a JSONPath, or JSON
 * {@code null} for an empty input, an empty output or a discarded result.
 *
 * @param expression the path; {@code null} for {@link #DISCARD}
 */
public record DataPath(@Nullable String expression) {
  /** {@code $}, the whole document. This is the default of each path field and is never written. */
  public static final DataPath ROOT = new DataPath("$");

  /** JSON {@code null}. */
  public static final DataPath DISCARD = new DataPath(null);

  public DataPath {
    FieldValidation.requireJsonPath(expression, "path");
  }

  public boolean isRoot() {
    return "$".equals(expression);
  }

  public boolean isDiscard() {
    return expression == null;
  }
}
