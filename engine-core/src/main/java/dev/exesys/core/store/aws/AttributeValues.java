package dev.exesys.core.store.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts values to attribute values and back. Null stays null, and {@link ItemBuilder} omits it.
 */
final class AttributeValues {

  private AttributeValues() {}

  static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue n(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue bool(boolean value) {
    return AttributeValue.fromBool(value);
  }

  static AttributeValue time(Instant value) {
    return s(value.toString());
  }

  /** Returns whole seconds, as TTL attributes require. */
  static AttributeValue seconds(Instant value) {
    return n(value.getEpochSecond());
  }

  static AttributeValue list(Collection<String> values) {
    return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
  }

  static AttributeValue set(Collection<String> values) {
    return AttributeValue.fromSs(List.copyOf(values));
  }

  static @Nullable String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  /**
   * Returns the text of a required attribute.
   *
   * @throws IllegalStateException if the item does not have it
   */
  static String required(Map<String, AttributeValue> item, String name) {
    String value = text(item, name);
    if (value == null) {
      throw new IllegalStateException(
          "attribute " + name + " is missing in an item with " + item.keySet());
    }
    return value;
  }

  static @Nullable Long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? null : Long.valueOf(value.n());
  }

  static long requiredNumber(Map<String, AttributeValue> item, String name) {
    Long value = number(item, name);
    if (value == null) {
      throw new IllegalStateException(
          "number " + name + " is missing in an item with " + item.keySet());
    }
    return value;
  }

  static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
    String value = text(item, name);
    return value == null ? null : Instant.parse(value);
  }

  static boolean flag(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  static List<String> texts(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || !value.hasL()
        ? List.of()
        : value.l().stream().map(AttributeValue::s).toList();
  }
}
