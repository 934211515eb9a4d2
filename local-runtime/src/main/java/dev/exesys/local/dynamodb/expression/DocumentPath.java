package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a value stands in an item: an attribute's name, then names and list indexes. */
public record DocumentPath(List<Step> steps) {

  /** One step of a path. */
  public sealed interface Step {}

  /** Into a map, by name. */
  public record Field(String name) implements Step {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Into a list, from 0. */
  public record Index(int position) implements Step {
    @Override
    public String toString() {
      return "[" + position + "]";
    }
  }

  /** The attribute of the item that the path begins with. */
  public String attribute() {
    return ((Field) steps.getFirst()).name();
  }

  /** Whether the path is an attribute of the item itself. */
  public boolean isTopLevel() {
    return steps.size() == 1;
  }

  /** What stands there, null if nothing does. */
  public @Nullable Value in(Map<String, Value> item) {
    Value value = item.get(attribute());
    for (int i = 1; i < steps.size() && value != null; i++) {
      value = step(value, steps.get(i));
    }
    return value;
  }

  private static @Nullable Value step(Value value, Step step) {
    return switch (step) {
      case Field field when value instanceof Value.MapOf map -> map.entries().get(field.name());
      case Index index
          when value instanceof Value.ListOf list && index.position() < list.elements().size() ->
          list.elements().get(index.position());
      default -> null;
    };
  }

  /** How error messages print it: {@code [a, b, [0]]}. */
  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
