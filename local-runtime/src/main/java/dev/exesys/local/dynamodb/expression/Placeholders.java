package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues} stand for, and which
 * of them the request's expressions have used.
 */
public final class Placeholders {
  private final Map<String, String> names;
  private final Map<String, Value> values;
  private final Set<String> unusedNames;
  private final Set<String> unusedValues;

  /** Keys include their {@code #} or {@code :}. */
  public Placeholders(Map<String, String> names, Map<String, Value> values) {
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

  Value value(ExpressionKind kind, String placeholder) {
    unusedValues.remove(placeholder);
    Value value = values.get(placeholder);
    if (value == null) {
      throw kind.invalid(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    return value;
  }

  /** Refuses the request if an entry was given that no expression names. */
  public void refuseUnused() {
    refuse("ExpressionAttributeNames", unusedNames);
    refuse("ExpressionAttributeValues", unusedValues);
  }

  private static void refuse(String parameter, Set<String> unused) {
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
