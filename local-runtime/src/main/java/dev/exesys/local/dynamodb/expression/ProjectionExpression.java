package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of an item that paths name: maps keep their shape, lists close up. */
public final class ProjectionExpression {
  private final Node root = new Node();
  private final List<String> attributes;

  private ProjectionExpression(Collection<DocumentPath> paths) {
    paths.forEach(root::add);
    attributes = paths.stream().map(DocumentPath::attribute).distinct().toList();
  }

  /** A projection onto paths. */
  public static ProjectionExpression onto(Collection<DocumentPath> paths) {
    return new ProjectionExpression(paths);
  }

  /** Parses a projection expression. */
  public static ProjectionExpression parse(String source, Placeholders placeholders) {
    TokenCursor tokens = new TokenCursor(ExpressionKind.PROJECTION, source);
    List<DocumentPath> paths = new ArrayList<>();
    do {
      paths.add(new PathParser(tokens, placeholders).parse());
    } while (tokens.acceptSymbol(","));
    tokens.expectEnd();
    PathConflictCheck.refuse(ExpressionKind.PROJECTION, paths);
    return new ProjectionExpression(paths);
  }

  /** The attributes of the item that it reads. */
  public List<String> attributes() {
    return attributes;
  }

  /** What of the item the paths name; possibly nothing. */
  public Map<String, Value> of(Map<String, Value> item) {
    return root.map(item);
  }

  private static final class Node {
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<Integer, Node> positions = new TreeMap<>();

    void add(DocumentPath path) {
      Node node = this;
      for (DocumentPath.Step step : path.steps()) {
        node =
            switch (step) {
              case DocumentPath.Field f -> node.fields.computeIfAbsent(f.name(), n -> new Node());
              case DocumentPath.Index i ->
                  node.positions.computeIfAbsent(i.position(), n -> new Node());
            };
      }
    }

    Map<String, Value> map(Map<String, Value> entries) {
      Map<String, Value> picked = new LinkedHashMap<>();
      fields.forEach((name, node) -> {
        Value value = node.pick(entries.get(name));
        if (value != null) {
          picked.put(name, value);
        }
      });
      return picked;
    }

    private @Nullable Value pick(@Nullable Value value) {
      if (value == null || (fields.isEmpty() && positions.isEmpty())) {
        return value;
      }
      if (value instanceof Value.MapOf map && !fields.isEmpty()) {
        Map<String, Value> picked = map(map.entries());
        return picked.isEmpty() ? null : new Value.MapOf(picked);
      }
      if (value instanceof Value.ListOf list && !positions.isEmpty()) {
        List<Value> picked = list(list.elements());
        return picked.isEmpty() ? null : new Value.ListOf(picked);
      }
      return null;
    }

    private List<Value> list(List<Value> elements) {
      List<Value> picked = new ArrayList<>();
      positions.forEach((position, node) -> {
        Value value = position < elements.size() ? node.pick(elements.get(position)) : null;
        if (value != null) {
          picked.add(value);
        }
      });
      return picked;
    }
  }
}
