package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Selects the parts of an item at given paths. Maps keep their structure; lists contain only the
 * selected elements.
 */
public final class ProjectionExpression {
  private final PathNode root = new PathNode();
  private final List<String> attributes;

  private ProjectionExpression(Collection<DocumentPath> paths) {
    paths.forEach(root::add);
    attributes = paths.stream().map(DocumentPath::attribute).distinct().toList();
  }

  /** Returns a projection to paths. */
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
    PathConflictCheck.reject(ExpressionKind.PROJECTION, paths);
    return new ProjectionExpression(paths);
  }

  /** Returns the top-level attributes that it reads. */
  public List<String> attributes() {
    return attributes;
  }

  /** Returns the selected part of an item, possibly empty. */
  public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    return root.map(item);
  }

  private static final class PathNode {
    private final Map<String, PathNode> fields = new LinkedHashMap<>();
    private final Map<Integer, PathNode> positions = new TreeMap<>();

    void add(DocumentPath path) {
      PathNode node = this;
      for (DocumentPath.PathElement step : path.elements()) {
        node =
            switch (step) {
              case DocumentPath.NameElement f ->
                  node.fields.computeIfAbsent(f.name(), n -> new PathNode());
              case DocumentPath.IndexElement i ->
                  node.positions.computeIfAbsent(i.position(), n -> new PathNode());
            };
      }
    }

    Map<String, AttributeValue> map(Map<String, AttributeValue> entries) {
      Map<String, AttributeValue> picked = new LinkedHashMap<>();
      fields.forEach((name, node) -> {
        AttributeValue value = node.pick(entries.get(name));
        if (value != null) {
          picked.put(name, value);
        }
      });
      return picked;
    }

    private @Nullable AttributeValue pick(@Nullable AttributeValue value) {
      if (value == null || (fields.isEmpty() && positions.isEmpty())) {
        return value;
      }
      if (value instanceof AttributeValue.MapValue map && !fields.isEmpty()) {
        Map<String, AttributeValue> picked = map(map.entries());
        return picked.isEmpty() ? null : new AttributeValue.MapValue(picked);
      }
      if (value instanceof AttributeValue.ListValue list && !positions.isEmpty()) {
        List<AttributeValue> picked = list(list.elements());
        return picked.isEmpty() ? null : new AttributeValue.ListValue(picked);
      }
      return null;
    }

    private List<AttributeValue> list(List<AttributeValue> elements) {
      List<AttributeValue> picked = new ArrayList<>();
      positions.forEach((position, node) -> {
        AttributeValue value =
            position < elements.size() ? node.pick(elements.get(position)) : null;
        if (value != null) {
          picked.add(value);
        }
      });
      return picked;
    }
  }
}
