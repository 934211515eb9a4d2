package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;

/** Formats attribute values for error messages. */
final class AttributeValuePrinter {
  private AttributeValuePrinter() {}

  static String value(AttributeValue value) {
    String text =
        switch (value) {
          case AttributeValue.StringValue t -> t.text();
          case AttributeValue.NumberValue n -> n.number().toPlainString();
          default -> AttributeValueWriter.value(value).get(value.type()).toString();
        };
    return "AttributeValue: {" + value.type() + ":" + text + "}";
  }
}
