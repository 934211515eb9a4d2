package dev.exesys.local.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Encodes key values so that the unsigned order of the bytes is DynamoDB's key order: strings by
 * UTF-8, binary values by byte, numbers by value.
 *
 * <p>The encoding of a number is a sign byte, the exponent of its first digit in two biased bytes,
 * and its digits, two in a byte. For a negative number all bytes are inverted and 0xFF follows, so
 * that more digits sort lower.
 */
public final class SortableKeyBytes {
  private static final int NEGATIVE = 0x3F;
  private static final int ZERO = 0x80;
  private static final int POSITIVE = 0xC0;
  private static final int EXPONENT_BIAS = 0x4000;

  private SortableKeyBytes() {}

  /** Encodes a string, number or binary value. */
  public static byte[] of(AttributeValue value) {
    return switch (value) {
      case AttributeValue.StringValue t -> t.text().getBytes(StandardCharsets.UTF_8);
      case AttributeValue.BinaryValue b -> b.bytes().toArray();
      case AttributeValue.NumberValue n -> number(n.number());
      default -> throw new IllegalArgumentException("no key type: " + value.type());
    };
  }

  private static byte[] number(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {(byte) ZERO};
    }
    boolean negative = number.signum() < 0;
    int flip = negative ? 0xFF : 0;
    int exponent = (int) DynamoDbNumbers.exponent(number) + EXPONENT_BIAS;
    String digits = number.unscaledValue().abs().toString();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(negative ? NEGATIVE : POSITIVE);
    bytes.write((exponent >> 8) ^ flip);
    bytes.write((exponent & 0xFF) ^ flip);
    for (int i = 0; i < digits.length(); i += 2) {
      int low = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
      bytes.write(((digits.charAt(i) - '0') * 10 + low) ^ flip);
    }
    if (negative) {
      bytes.write(0xFF);
    }
    return bytes.toByteArray();
  }
}
