package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueWriter;

/** Values as error messages print them. */
final class ValuePrinter {
  private ValuePrinter() {}

  static String value(Value value) {
    String text =
        switch (value) {
          case Value.Text t -> t.text();
          case Value.Num n -> n.number().toPlainString();
          default -> ValueWriter.value(value).get(value.type()).toString();
        };
    return "AttributeValue: {" + value.type() + ":" + text + "}";
  }
}
