package dev.exesys.core.store.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds an item attribute by attribute, omitting nulls. */
final class ItemBuilder {

  private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

  ItemBuilder put(String name, @Nullable AttributeValue value) {
    if (value != null) {
      attributes.put(name, value);
    }
    return this;
  }

  ItemBuilder text(String name, @Nullable String value) {
    return put(name, value == null ? null : AttributeValues.s(value));
  }

  ItemBuilder number(String name, @Nullable Number value) {
    return put(name, value == null ? null : AttributeValues.n(value.longValue()));
  }

  ItemBuilder flag(String name, boolean value) {
    return put(name, AttributeValues.bool(value));
  }

  ItemBuilder time(String name, @Nullable Instant value) {
    return put(name, value == null ? null : AttributeValues.time(value));
  }

  ItemBuilder list(String name, Collection<String> values) {
    return put(name, AttributeValues.list(values));
  }

  ItemBuilder putAll(ItemBuilder other) {
    attributes.putAll(other.attributes);
    return this;
  }

  Map<String, AttributeValue> build() {
    return attributes;
  }
}
