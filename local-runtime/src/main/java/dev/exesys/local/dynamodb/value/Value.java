package dev.exesys.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An attribute value. Immutable; two values are equal if DynamoDB's {@code =} says so. */
public sealed interface Value {

  /** The type's name on the wire, for example {@code S} or {@code NS}. */
  String type();

  /** A string. */
  record Text(String text) implements Value {
    @Override
    public String type() {
      return "S";
    }
  }

  /** A number of at most 38 significant digits, without trailing zeros. */
  record Num(BigDecimal number) implements Value {
    @Override
    public String type() {
      return "N";
    }
  }

  /** Bytes. */
  record Binary(Bytes bytes) implements Value {
    @Override
    public String type() {
      return "B";
    }
  }

  /** True or false. */
  record Bool(boolean bool) implements Value {
    @Override
    public String type() {
      return "BOOL";
    }
  }

  /** The null value, which is an attribute like any other. */
  record Null() implements Value {
    @Override
    public String type() {
      return "NULL";
    }
  }

  /** A list. */
  record ListOf(List<Value> elements) implements Value {
    @Override
    public String type() {
      return "L";
    }
  }

  /** A map. */
  record MapOf(Map<String, Value> entries) implements Value {
    @Override
    public String type() {
      return "M";
    }
  }

  /**
   * A set, never empty.
   *
   * @param elementType {@code S}, {@code N} or {@code B}
   */
  record SetOf(String elementType, Set<Value> elements) implements Value {
    @Override
    public String type() {
      return elementType + "S";
    }
  }
}
