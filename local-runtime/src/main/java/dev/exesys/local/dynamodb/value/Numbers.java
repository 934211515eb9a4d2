package dev.exesys.local.dynamodb.value;

import java.math.BigDecimal;

/**
 * DynamoDB's numbers: 38 significant digits, magnitude zero or from 1E-130 to
 * 9.9999999999999999999999999999999999999E+125.
 */
public final class Numbers {
  private static final int DIGITS = 38;
  private static final int LARGEST_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;

  private Numbers() {}

  /** Reads a number as it stands on the wire. */
  public static BigDecimal parse(String text) {
    if (text.isEmpty() || text.length() > 1000) {
      throw notNumeric(text);
    }
    try {
      return check(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw notNumeric(text);
    } catch (ArithmeticException e) {
      throw DynamoDbErrors.validation(
          "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }
  }

  /** The number without trailing zeros, refused if it is outside the range or too precise. */
  public static BigDecimal check(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long exponent = exponent(plain);
    if (exponent > LARGEST_EXPONENT) {
      throw DynamoDbErrors.validation(
          "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }
    if (exponent < SMALLEST_EXPONENT) {
      throw DynamoDbErrors.validation(
          "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }
    if (plain.precision() > DIGITS) {
      throw DynamoDbErrors.validation(
          "Attempting to store more than 38 significant digits in a Number");
    }
    return plain;
  }

  /** The power of ten of the first digit. */
  static long exponent(BigDecimal number) {
    return (long) number.precision() - number.scale() - 1;
  }

  private static RuntimeException notNumeric(String text) {
    return DynamoDbErrors.validation(
        text.isEmpty()
            ? "The parameter cannot be converted to a numeric value"
            : "The parameter cannot be converted to a numeric value: " + text);
  }
}
