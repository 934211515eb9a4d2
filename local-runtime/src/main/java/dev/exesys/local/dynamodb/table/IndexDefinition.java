package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A global secondary index.
 *
 * @param number its number in the table, from 1, which identifies its rows
 * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
 * @param included the non-key attributes of an {@code INCLUDE} projection
 */
public record IndexDefinition(
    int number, String name, KeySchema keys, String projection, List<String> included) {

  /** Returns whether an item has all key attributes of the index. */
  public boolean holds(Map<String, AttributeValue> item) {
    return keys.attributes().stream().allMatch(key -> item.containsKey(key.name()));
  }

  /** Returns whether the index contains an attribute. */
  public boolean projects(KeySchema tableKeys, String attribute) {
    return projection.equals("ALL")
        || keys.has(attribute)
        || tableKeys.has(attribute)
        || included.contains(attribute);
  }

  /** Returns the projected attributes of an item. */
  public Map<String, AttributeValue> view(KeySchema tableKeys, Map<String, AttributeValue> item) {
    if (projection.equals("ALL")) {
      return item;
    }
    Map<String, AttributeValue> shown = new LinkedHashMap<>(item);
    shown.keySet().removeIf(attribute -> !projects(tableKeys, attribute));
    return shown;
  }
}
