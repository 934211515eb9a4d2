package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Resolves {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues} and records which
 * entries the expressions of the request use.
 */
public final class Placeholders {
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> unusedNames;
  private final Set<String> unusedValues;

  /** Creates the placeholders. Keys include their {@code #} or {@code :}. */
  public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = new LinkedHashMap<>(names);
    this.values = new LinkedHashMap<>(values);
    this.unusedNames = new LinkedHashSet<>(names.keySet());
    this.unusedValues = new LinkedHashSet<>(values.keySet());
  }

  String name(ExpressionKind kind, String placeholder) {
    unusedNames.remove(placeholder);
    String name = names.get(placeholder);
    if (name == null) {
      throw kind.invalid(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    return name;
  }

  AttributeValue value(ExpressionKind kind, String placeholder) {
    unusedValues.remove(placeholder);
    AttributeValue value = values.get(placeholder);
    if (value == null) {
      throw kind.invalid(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    return value;
  }

  /** Rejects the request if an entry is not used by any expression. */
  public void rejectUnused() {
    reject("ExpressionAttributeNames", unusedNames);
    reject("ExpressionAttributeValues", unusedValues);
  }

  private static void reject(String parameter, Set<String> unused) {
    if (!unused.isEmpty()) {
      throw DynamoDbErrors.validation(
          "Value provided in "
              + parameter
              + " unused in expressions: keys: {"
              + String.join(", ", unused)
              + "}");
    }
  }
}
