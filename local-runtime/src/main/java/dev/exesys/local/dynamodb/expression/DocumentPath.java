package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The location of a value in an item: the name of an attribute, then names and list positions. */
public record DocumentPath(List<PathElement> elements) {

  /** An element of a path. */
  public sealed interface PathElement {}

  /** The name of an attribute or of a map entry. */
  public record NameElement(String name) implements PathElement {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The position of a list element, from 0. */
  public record IndexElement(int position) implements PathElement {
    @Override
    public String toString() {
      return "[" + position + "]";
    }
  }

  /** Returns the attribute with which the path starts. */
  public String attribute() {
    return ((NameElement) elements.getFirst()).name();
  }

  /** Returns whether the path is a top-level attribute. */
  public boolean isTopLevel() {
    return elements.size() == 1;
  }

  /** Returns the value at the path, or null if there is none. */
  public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(attribute());
    for (int i = 1; i < elements.size() && value != null; i++) {
      value = element(value, elements.get(i));
    }
    return value;
  }

  private static @Nullable AttributeValue element(AttributeValue value, PathElement element) {
    return switch (element) {
      case NameElement field when value instanceof AttributeValue.MapValue map ->
          map.entries().get(field.name());
      case IndexElement index
          when value instanceof AttributeValue.ListValue list
              && index.position() < list.elements().size() ->
          list.elements().get(index.position());
      default -> null;
    };
  }

  /** Returns the path as error messages print it: {@code [a, b, [0]]}. */
  @Override
  public String toString() {
    return elements.stream().map(PathElement::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
