package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes at paths; what is given is left as it is, what is not changed is shared. */
final class DocumentEditor {
  // Higher list positions first, so that removing one does not move those still to come.
  private static final Comparator<DocumentPath> LAST_FIRST =
      (one, two) -> {
        int common = Math.min(one.steps().size(), two.steps().size());
        for (int i = 0; i < common; i++) {
          if (one.steps().get(i) instanceof DocumentPath.Index a
              && two.steps().get(i) instanceof DocumentPath.Index b
              && a.position() != b.position()) {
            return Integer.compare(b.position(), a.position());
          }
          if (!one.steps().get(i).equals(two.steps().get(i))) {
            return one.steps().get(i).toString().compareTo(two.steps().get(i).toString());
          }
        }
        return 0;
      };

  private DocumentEditor() {}

  /** Refuses a path into a map or list that is not there. */
  static void refuseMissingParent(Map<String, Value> item, DocumentPath path) {
    if (path.isTopLevel()) {
      return;
    }
    DocumentPath parent = new DocumentPath(path.steps().subList(0, path.steps().size() - 1));
    Value container = parent.in(item);
    boolean fits =
        switch (path.steps().getLast()) {
          case DocumentPath.Field field -> container instanceof Value.MapOf;
          case DocumentPath.Index index -> container instanceof Value.ListOf;
        };
    if (!fits) {
      throw noSuchPlace();
    }
  }

  /** Puts a value at a path whose parent must be there. A position past a list's end appends. */
  static Map<String, Value> put(Map<String, Value> item, DocumentPath path, Value value) {
    return ((Value.MapOf) changed(new Value.MapOf(item), path, 0, value)).entries();
  }

  /** Removes what stands at the paths, as positions were before any of it. */
  static Map<String, Value> removeAll(Map<String, Value> item, List<DocumentPath> paths) {
    List<DocumentPath> ordered = new ArrayList<>(paths);
    ordered.sort(LAST_FIRST);
    Value document = new Value.MapOf(item);
    for (DocumentPath path : ordered) {
      document = changed(document, path, 0, null);
    }
    return ((Value.MapOf) document).entries();
  }

  private static Value changed(
      @Nullable Value container, DocumentPath path, int depth, @Nullable Value value) {
    return switch (path.steps().get(depth)) {
      case DocumentPath.Field field when container instanceof Value.MapOf map ->
          inMap(map, field.name(), path, depth, value);
      case DocumentPath.Index index when container instanceof Value.ListOf list ->
          inList(list, index.position(), path, depth, value);
      default -> throw noSuchPlace();
    };
  }

  private static RuntimeException noSuchPlace() {
    return DynamoDbErrors.validation(
        "The document path provided in the update expression is invalid for update");
  }

  private static Value inMap(
      Value.MapOf map, String name, DocumentPath path, int depth, @Nullable Value value) {
    Map<String, Value> entries = new LinkedHashMap<>(map.entries());
    if (depth + 1 < path.steps().size()) {
      entries.put(name, changed(entries.get(name), path, depth + 1, value));
    } else if (value == null) {
      entries.remove(name);
    } else {
      entries.put(name, value);
    }
    return new Value.MapOf(Collections.unmodifiableMap(entries));
  }

  private static Value inList(
      Value.ListOf list, int position, DocumentPath path, int depth, @Nullable Value value) {
    List<Value> elements = new ArrayList<>(list.elements());
    boolean inside = position < elements.size();
    if (depth + 1 < path.steps().size()) {
      Value element = changed(inside ? elements.get(position) : null, path, depth + 1, value);
      elements.set(position, element);
    } else if (value == null) {
      if (inside) {
        elements.remove(position);
      }
    } else if (inside) {
      elements.set(position, value);
    } else {
      elements.add(value);
    }
    return new Value.ListOf(Collections.unmodifiableList(elements));
  }
}
