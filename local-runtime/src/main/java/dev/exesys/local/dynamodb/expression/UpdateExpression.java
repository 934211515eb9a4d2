package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** A parsed update expression. */
public record UpdateExpression(
    List<Assignment> assignments,
    List<DocumentPath> removals,
    List<Change> additions,
    List<Change> deletions) {

  /** {@code SET path = source}. */
  public record Assignment(DocumentPath path, Source source) {}

  /** {@code ADD path value} or {@code DELETE path value}. */
  public record Change(DocumentPath path, Value value) {}

  /** What a SET assigns. */
  public sealed interface Source {}

  /** The value at a path, which must be there. */
  public record At(DocumentPath path) implements Source {}

  /** A value given with the request. */
  public record Literal(Value value) implements Source {}

  /** The value at a path, or another if nothing is there. */
  public record IfNotExists(DocumentPath path, Source other) implements Source {}

  /** Two lists, one after the other. */
  public record ListAppend(Source first, Source second) implements Source {}

  /**
   * A sum or a difference.
   *
   * @param operator {@code +} or {@code -}
   */
  public record Arithmetic(String operator, Source left, Source right) implements Source {}

  /** Every path that the update changes. */
  public List<DocumentPath> paths() {
    return Stream.of(
            assignments.stream().map(Assignment::path),
            removals.stream(),
            additions.stream().map(Change::path),
            deletions.stream().map(Change::path))
        .flatMap(paths -> paths)
        .toList();
  }
}
