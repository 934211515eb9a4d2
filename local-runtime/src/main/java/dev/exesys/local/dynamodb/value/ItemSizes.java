package dev.exesys.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How many bytes a value counts for: UTF-8 names and strings, two digits a byte, three bytes and
 * one an element for lists and maps.
 */
public final class ItemSizes {
  /** The most bytes that an item may have. */
  public static final int LARGEST_ITEM = 400 * 1024;

  private ItemSizes() {}

  /** Bytes of an item, names included. */
  public static int item(Map<String, Value> item) {
    int size = 0;
    for (Map.Entry<String, Value> entry : item.entrySet()) {
      size += utf8(entry.getKey()) + value(entry.getValue());
    }
    return size;
  }

  /** Bytes of a value. */
  public static int value(Value value) {
    return switch (value) {
      case Value.Text t -> utf8(t.text());
      case Value.Num n -> number(n.number());
      case Value.Binary b -> b.bytes().length();
      case Value.Bool b -> 1;
      case Value.Null n -> 1;
      case Value.SetOf s -> s.elements().stream().mapToInt(ItemSizes::value).sum();
      case Value.ListOf l -> 3 + l.elements().stream().mapToInt(e -> 1 + value(e)).sum();
      case Value.MapOf m -> 3 + m.entries().size() + item(m.entries());
    };
  }

  /** Bytes of a string in UTF-8, without encoding it. */
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
