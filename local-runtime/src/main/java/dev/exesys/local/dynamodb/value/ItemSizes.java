package dev.exesys.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Computes sizes as DynamoDB bills and limits them: UTF-8 bytes of names and strings, one byte for
 * two digits of a number, three bytes for a list or map and one for each of its elements.
 */
public final class ItemSizes {
  /** The largest item, in bytes. */
  public static final int MAX_ITEM_BYTES = 400 * 1024;

  private ItemSizes() {}

  /** Returns the bytes of an item, names included. */
  public static int item(Map<String, AttributeValue> item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
      size += utf8(entry.getKey()) + value(entry.getValue());
    }
    return size;
  }

  /** Returns the bytes of a value. */
  public static int value(AttributeValue value) {
    return switch (value) {
      case AttributeValue.StringValue t -> utf8(t.text());
      case AttributeValue.NumberValue n -> number(n.number());
      case AttributeValue.BinaryValue b -> b.bytes().length();
      case AttributeValue.BooleanValue b -> 1;
      case AttributeValue.NullValue n -> 1;
      case AttributeValue.SetValue s -> s.elements().stream().mapToInt(ItemSizes::value).sum();
      case AttributeValue.ListValue l ->
          3 + l.elements().stream().mapToInt(e -> 1 + value(e)).sum();
      case AttributeValue.MapValue m -> 3 + m.entries().size() + item(m.entries());
    };
  }

  /** Returns the bytes of a string in UTF-8 without encoding it. */
  public static int utf8(String text) {
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a surrogate pair counts two of the pair's four bytes.
      size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return size;
  }

  private static int number(BigDecimal number) {
    return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
  }
}
