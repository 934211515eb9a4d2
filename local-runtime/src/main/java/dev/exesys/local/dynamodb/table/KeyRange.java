package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.SortableKeyBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of sort keys, as encoded bytes.
 *
 * @param low the lower bound, null for none
 * @param high the upper bound, null for none
 */
@SuppressWarnings("ArrayRecordComponent") // Passed straight on to a statement, never compared.
public record KeyRange(
    byte @Nullable [] low, boolean lowIncluded, byte @Nullable [] high, boolean highIncluded) {

  /** All sort keys. */
  public static final KeyRange ALL = new KeyRange(null, true, null, true);

  /** Returns the range between two values, both included. */
  public static KeyRange between(AttributeValue low, AttributeValue high) {
    return new KeyRange(SortableKeyBytes.of(low), true, SortableKeyBytes.of(high), true);
  }

  /**
   * Returns the range of sort keys for which a comparison with a value is true.
   *
   * @param operator {@code =}, {@code <}, {@code <=}, {@code >} or {@code >=}
   */
  public static KeyRange compared(String operator, AttributeValue value) {
    byte[] bytes = SortableKeyBytes.of(value);
    return switch (operator) {
      case "=" -> new KeyRange(bytes, true, bytes, true);
      case "<" -> new KeyRange(null, true, bytes, false);
      case "<=" -> new KeyRange(null, true, bytes, true);
      case ">" -> new KeyRange(bytes, false, null, true);
      case ">=" -> new KeyRange(bytes, true, null, true);
      default -> throw new IllegalArgumentException("no range: " + operator);
    };
  }

  /** Returns the range of sort keys that start with a string or byte string. */
  public static KeyRange prefixed(AttributeValue prefix) {
    byte[] low = SortableKeyBytes.of(prefix);
    int last = low.length - 1;
    while (last >= 0 && low[last] == (byte) 0xFF) {
      last--;
    }
    if (last < 0) {
      return new KeyRange(low, true, null, true);
    }
    byte[] high = Arrays.copyOf(low, last + 1);
    high[last]++;
    return new KeyRange(low, true, high, false);
  }
}
