package dev.exesys.core.books.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts an item together, attribute by attribute; what is null is left out. */
final class Item {

  private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

  Item put(String name, @Nullable AttributeValue value) {
    if (value != null) {
      attributes.put(name, value);
    }
    return this;
  }

  Item text(String name, @Nullable String value) {
    return put(name, value == null ? null : Attributes.s(value));
  }

  Item number(String name, @Nullable Number value) {
    return put(name, value == null ? null : Attributes.n(value.longValue()));
  }

  Item flag(String name, boolean value) {
    return put(name, Attributes.bool(value));
  }

  Item time(String name, @Nullable Instant value) {
    return put(name, value == null ? null : Attributes.time(value));
  }

  Item list(String name, Collection<String> values) {
    return put(name, Attributes.list(values));
  }

  Item putAll(Item other) {
    attributes.putAll(other.attributes);
    return this;
  }

  Map<String, AttributeValue> build() {
    return attributes;
  }
}
