package dev.exesys.local.dynamodb.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.exesys.local.dynamodb.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The primary key of a table or index: a partition key and an optional sort key. */
public record KeySchema(KeyAttribute hash, @Nullable KeyAttribute range) {

  /** Returns the key attributes, the partition key first. */
  @JsonIgnore
  public List<KeyAttribute> attributes() {
    return range == null ? List.of(hash) : List.of(hash, range);
  }

  /** Returns whether an attribute is part of the key. */
  public boolean has(String attribute) {
    return hash.name().equals(attribute) || (range != null && range.name().equals(attribute));
  }

  /** Returns the key attributes of an item. Missing ones are omitted. */
  public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (KeyAttribute attribute : attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value != null) {
        key.put(attribute.name(), value);
      }
    }
    return key;
  }
}
