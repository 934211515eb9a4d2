package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.KeyBytes;
import dev.exesys.local.dynamodb.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which sort keys a query wants, as bytes.
 *
 * @param low the lowest, null for no bound
 * @param high the highest, null for no bound
 */
@SuppressWarnings("ArrayRecordComponent") // Passed straight on to a statement, never compared.
public record KeyRange(
    byte @Nullable [] low, boolean lowIncluded, byte @Nullable [] high, boolean highIncluded) {

  /** Every sort key. */
  public static final KeyRange ALL = new KeyRange(null, true, null, true);

  /** Both bounds included. */
  public static KeyRange between(Value low, Value high) {
    return new KeyRange(KeyBytes.of(low), true, KeyBytes.of(high), true);
  }

  /** Those that stand in a relation to a value: {@code = < <= > >=}. */
  public static KeyRange compared(String operator, Value value) {
    byte[] bytes = KeyBytes.of(value);
    return switch (operator) {
      case "=" -> new KeyRange(bytes, true, bytes, true);
      case "<" -> new KeyRange(null, true, bytes, false);
      case "<=" -> new KeyRange(null, true, bytes, true);
      case ">" -> new KeyRange(bytes, false, null, true);
      case ">=" -> new KeyRange(bytes, true, null, true);
      default -> throw new IllegalArgumentException("no range: " + operator);
    };
  }

  /** Those that begin with a string or bytes. */
  public static KeyRange prefixed(Value prefix) {
    byte[] low = KeyBytes.of(prefix);
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
