package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A global secondary index.
 *
 * @param number its number in the table, from 1; rows carry it
 * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
 * @param included attributes beside the keys, with {@code INCLUDE}
 */
public record IndexDefinition(
    int number, String name, KeySchema keys, String projection, List<String> included) {

  /** Whether the item has what puts it into the index. */
  public boolean holds(Map<String, Value> item) {
    return keys.attributes().stream().allMatch(key -> item.containsKey(key.name()));
  }

  /** Whether reads of the index can give the attribute. */
  public boolean projects(KeySchema tableKeys, String attribute) {
    return projection.equals("ALL")
        || keys.has(attribute)
        || tableKeys.has(attribute)
        || included.contains(attribute);
  }

  /** The item as the index shows it. */
  public Map<String, Value> view(KeySchema tableKeys, Map<String, Value> item) {
    if (projection.equals("ALL")) {
      return item;
    }
    Map<String, Value> shown = new LinkedHashMap<>(item);
    shown.keySet().removeIf(attribute -> !projects(tableKeys, attribute));
    return shown;
  }
}
