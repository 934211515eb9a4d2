package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets and removes values at paths. Input items are not modified; unchanged parts are shared. */
final class DocumentEditor {
  // Higher list positions come first, so that a removal does not shift positions that are still to
  // be removed.
  private static final Comparator<DocumentPath> LAST_FIRST =
      (one, two) -> {
        int common = Math.min(one.elements().size(), two.elements().size());
        for (int i = 0; i < common; i++) {
          if (one.elements().get(i) instanceof DocumentPath.IndexElement a
              && two.elements().get(i) instanceof DocumentPath.IndexElement b
              && a.position() != b.position()) {
            return Integer.compare(b.position(), a.position());
          }
          if (!one.elements().get(i).equals(two.elements().get(i))) {
            return one.elements().get(i).toString().compareTo(two.elements().get(i).toString());
          }
        }
        return 0;
      };

  private DocumentEditor() {}

  /** Rejects a path whose parent map or list does not exist. */
  static void rejectMissingParent(Map<String, AttributeValue> item, DocumentPath path) {
    if (path.isTopLevel()) {
      return;
    }
    DocumentPath parent = new DocumentPath(path.elements().subList(0, path.elements().size() - 1));
    AttributeValue container = parent.in(item);
    boolean fits =
        switch (path.elements().getLast()) {
          case DocumentPath.NameElement field -> container instanceof AttributeValue.MapValue;
          case DocumentPath.IndexElement index -> container instanceof AttributeValue.ListValue;
        };
    if (!fits) {
      throw noSuchPlace();
    }
  }

  /**
   * Sets the values at paths whose parents exist. A position past the end of a list appends to it,
   * so lower positions come first: otherwise a later value would replace an appended one.
   */
  static Map<String, AttributeValue> putAll(
      Map<String, AttributeValue> item, Map<DocumentPath, AttributeValue> values) {
    List<DocumentPath> ordered = new ArrayList<>(values.keySet());
    ordered.sort(LAST_FIRST.reversed());
    Map<String, AttributeValue> after = item;
    for (DocumentPath path : ordered) {
      after = put(after, path, Objects.requireNonNull(values.get(path)));
    }
    return after;
  }

  private static Map<String, AttributeValue> put(
      Map<String, AttributeValue> item, DocumentPath path, AttributeValue value) {
    return ((AttributeValue.MapValue) changed(new AttributeValue.MapValue(item), path, 0, value))
        .entries();
  }

  /** Removes the values at paths. Positions refer to the item before the removal. */
  static Map<String, AttributeValue> removeAll(
      Map<String, AttributeValue> item, List<DocumentPath> paths) {
    List<DocumentPath> ordered = new ArrayList<>(paths);
    ordered.sort(LAST_FIRST);
    AttributeValue document = new AttributeValue.MapValue(item);
    for (DocumentPath path : ordered) {
      document = changed(document, path, 0, null);
    }
    return ((AttributeValue.MapValue) document).entries();
  }

  private static AttributeValue changed(
      @Nullable AttributeValue container,
      DocumentPath path,
      int depth,
      @Nullable AttributeValue value) {
    return switch (path.elements().get(depth)) {
      case DocumentPath.NameElement field when container instanceof AttributeValue.MapValue map ->
          inMap(map, field.name(), path, depth, value);
      case DocumentPath.IndexElement index
          when container instanceof AttributeValue.ListValue list ->
          inList(list, index.position(), path, depth, value);
      default -> throw noSuchPlace();
    };
  }

  private static RuntimeException noSuchPlace() {
    return DynamoDbErrors.validation(
        "The document path provided in the update expression is invalid for update");
  }

  private static AttributeValue inMap(
      AttributeValue.MapValue map,
      String name,
      DocumentPath path,
      int depth,
      @Nullable AttributeValue value) {
    Map<String, AttributeValue> entries = new LinkedHashMap<>(map.entries());
    if (depth + 1 < path.elements().size()) {
      entries.put(name, changed(entries.get(name), path, depth + 1, value));
    } else if (value == null) {
      entries.remove(name);
    } else {
      entries.put(name, value);
    }
    return new AttributeValue.MapValue(Collections.unmodifiableMap(entries));
  }

  private static AttributeValue inList(
      AttributeValue.ListValue list,
      int position,
      DocumentPath path,
      int depth,
      @Nullable AttributeValue value) {
    List<AttributeValue> elements = new ArrayList<>(list.elements());
    boolean inside = position < elements.size();
    if (depth + 1 < path.elements().size()) {
      AttributeValue element =
          changed(inside ? elements.get(position) : null, path, depth + 1, value);
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
    return new AttributeValue.ListValue(Collections.unmodifiableList(elements));
  }
}
