package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of strings, numbers and bytes. */
final class ValueComparator {
  private ValueComparator() {}

  static boolean comparable(Value left, Value right) {
    return left.type().equals(right.type())
        && (left instanceof Value.Text
            || left instanceof Value.Num
            || left instanceof Value.Binary);
  }

  /** Less than, equal to or greater than 0; both must be {@link #comparable}. */
  static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Text t -> compareText(t.text(), ((Value.Text) right).text());
      case Value.Num n -> n.number().compareTo(((Value.Num) right).number());
      case Value.Binary b -> b.bytes().compareTo(((Value.Binary) right).bytes());
      default -> throw new IllegalArgumentException("no order: " + left.type());
    };
  }

  // String.compareTo orders UTF-16 units, which differs from UTF-8 for characters beyond U+FFFF.
  private static int compareText(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
