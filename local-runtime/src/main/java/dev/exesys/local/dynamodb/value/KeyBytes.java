package dev.exesys.local.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Keys as bytes whose unsigned order is DynamoDB's order: strings by UTF-8, binary as it is, and
 * numbers by value.
 *
 * <p>A number is a sign byte, the power of ten of its first digit in two biased bytes, and its
 * digits two a byte. A negative number has every byte inverted and a closing 0xFF, so that more
 * digits sort lower.
 */
public final class KeyBytes {
  private static final int NEGATIVE = 0x3F;
  private static final int ZERO = 0x80;
  private static final int POSITIVE = 0xC0;
  private static final int EXPONENT_BIAS = 0x4000;

  private KeyBytes() {}

  /** Encodes a string, number or binary value. */
  public static byte[] of(Value value) {
    return switch (value) {
      case Value.Text t -> t.text().getBytes(StandardCharsets.UTF_8);
      case Value.Binary b -> b.bytes().toArray();
      case Value.Num n -> number(n.number());
      default -> throw new IllegalArgumentException("no key type: " + value.type());
    };
  }

  private static byte[] number(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {(byte) ZERO};
    }
    boolean negative = number.signum() < 0;
    int flip = negative ? 0xFF : 0;
    int exponent = (int) Numbers.exponent(number) + EXPONENT_BIAS;
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
