package dev.exesys.local.dynamodb.value;

import java.math.BigDecimal;

/**
 * Parses numbers and checks DynamoDB's limits: 38 significant digits, magnitude zero or from 1E-130
 * to 9.9999999999999999999999999999999999999E+125.
 */
public final class DynamoDbNumbers {
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;

  private DynamoDbNumbers() {}

  /** Parses a number from a request. */
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

  /**
   * Returns the number without trailing zeros. Rejects a number that is out of range or has too
   * many digits.
   */
  public static BigDecimal check(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long exponent = exponent(plain);
    if (exponent > MAX_EXPONENT) {
      throw DynamoDbErrors.validation(
          "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }
    if (exponent < MIN_EXPONENT) {
      throw DynamoDbErrors.validation(
          "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }
    if (plain.precision() > MAX_DIGITS) {
      throw DynamoDbErrors.validation(
          "Attempting to store more than 38 significant digits in a Number");
    }
    return plain;
  }

  /** Returns the exponent of the first digit in scientific notation. */
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
