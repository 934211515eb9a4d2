package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.stream.Stream;

/** A parsed update expression. */
public record UpdateExpression(
    List<SetAction> setActions,
    List<DocumentPath> removedPaths,
    List<PathAction> addActions,
    List<PathAction> deleteActions) {

  /** {@code SET path = source}. */
  public record SetAction(DocumentPath path, ValueSource source) {}

  /** {@code ADD path value} or {@code DELETE path value}. */
  public record PathAction(DocumentPath path, AttributeValue value) {}

  /** The right side of a SET action. */
  public sealed interface ValueSource {}

  /** The value at a path of the item, which must exist. */
  public record StoredValue(DocumentPath path) implements ValueSource {}

  /** A value from {@code ExpressionAttributeValues}. */
  public record GivenValue(AttributeValue value) implements ValueSource {}

  /** The value at a path, or another value if there is none. */
  public record IfNotExists(DocumentPath path, ValueSource other) implements ValueSource {}

  /** The concatenation of two lists. */
  public record ListAppend(ValueSource first, ValueSource second) implements ValueSource {}

  /**
   * A sum or a difference.
   *
   * @param operator {@code +} or {@code -}
   */
  public record Arithmetic(String operator, ValueSource left, ValueSource right)
      implements ValueSource {}

  /** Returns all paths that the update changes. */
  public List<DocumentPath> paths() {
    return Stream.of(
            setActions.stream().map(SetAction::path),
            removedPaths.stream(),
            addActions.stream().map(PathAction::path),
            deleteActions.stream().map(PathAction::path))
        .flatMap(paths -> paths)
        .toList();
  }
}
