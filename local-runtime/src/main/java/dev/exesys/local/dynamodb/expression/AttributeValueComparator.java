package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Orders strings, numbers and binary values. */
final class AttributeValueComparator {
  private AttributeValueComparator() {}

  static boolean comparable(AttributeValue left, AttributeValue right) {
    return left.type().equals(right.type())
        && (left instanceof AttributeValue.StringValue
            || left instanceof AttributeValue.NumberValue
            || left instanceof AttributeValue.BinaryValue);
  }

  /**
   * Compares two values that are {@link #comparable}. Returns a negative number, zero or a positive
   * number.
   */
  static int compare(AttributeValue left, AttributeValue right) {
    return switch (left) {
      case AttributeValue.StringValue t ->
          compareText(t.text(), ((AttributeValue.StringValue) right).text());
      case AttributeValue.NumberValue n ->
          n.number().compareTo(((AttributeValue.NumberValue) right).number());
      case AttributeValue.BinaryValue b ->
          b.bytes().compareTo(((AttributeValue.BinaryValue) right).bytes());
      default -> throw new IllegalArgumentException("no order: " + left.type());
    };
  }

  // String.compareTo orders UTF-16 code units, which differs from UTF-8 above U+FFFF.
  private static int compareText(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
