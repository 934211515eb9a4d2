package dev.exesys.local.dynamodb.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.exesys.local.dynamodb.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key of a table or index: a partition key and perhaps a sort key. */
public record KeySchema(KeyAttribute hash, @Nullable KeyAttribute range) {

  /** Partition key first. */
  @JsonIgnore
  public List<KeyAttribute> attributes() {
    return range == null ? List.of(hash) : List.of(hash, range);
  }

  /** Whether the attribute is part of the key. */
  public boolean has(String attribute) {
    return hash.name().equals(attribute) || (range != null && range.name().equals(attribute));
  }

  /** The item's key attributes; those it lacks are left out. */
  public Map<String, Value> of(Map<String, Value> item) {
    Map<String, Value> key = new LinkedHashMap<>();
    for (KeyAttribute attribute : attributes()) {
      Value value = item.get(attribute.name());
      if (value != null) {
        key.put(attribute.name(), value);
      }
    }
    return key;
  }
}
