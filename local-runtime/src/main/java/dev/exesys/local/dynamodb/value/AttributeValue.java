package dev.exesys.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An immutable attribute value. Two values are equal if DynamoDB's {@code =} treats them as equal.
 */
public sealed interface AttributeValue {

  /** Returns the type descriptor in requests, for example {@code S} or {@code NS}. */
  String type();

  /** A string. */
  record StringValue(String text) implements AttributeValue {
    @Override
    public String type() {
      return "S";
    }
  }

  /** A number of at most 38 significant digits, without trailing zeros. */
  record NumberValue(BigDecimal number) implements AttributeValue {
    @Override
    public String type() {
      return "N";
    }
  }

  /** A byte string. */
  record BinaryValue(ByteString bytes) implements AttributeValue {
    @Override
    public String type() {
      return "B";
    }
  }

  /** A boolean. */
  record BooleanValue(boolean bool) implements AttributeValue {
    @Override
    public String type() {
      return "BOOL";
    }
  }

  /** The null value, which differs from a missing attribute. */
  record NullValue() implements AttributeValue {
    @Override
    public String type() {
      return "NULL";
    }
  }

  /** A list. */
  record ListValue(List<AttributeValue> elements) implements AttributeValue {
    @Override
    public String type() {
      return "L";
    }
  }

  /** A map. */
  record MapValue(Map<String, AttributeValue> entries) implements AttributeValue {
    @Override
    public String type() {
      return "M";
    }
  }

  /**
   * A set with at least one element.
   *
   * @param elementType {@code S}, {@code N} or {@code B}
   */
  record SetValue(String elementType, Set<AttributeValue> elements) implements AttributeValue {
    @Override
    public String type() {
      return elementType + "S";
    }
  }
}
