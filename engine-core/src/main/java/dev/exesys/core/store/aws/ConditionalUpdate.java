package dev.exesys.core.store.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Builds a conditional update of one item from its two expressions. Attribute names are written as
 * {@code #name} and declared by {@link #names}.
 */
final class ConditionalUpdate {

  private final Map<String, AttributeValue> key;
  private final String update;
  private final String condition;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  ConditionalUpdate(Map<String, AttributeValue> key, String update, String condition) {
    this.key = key;
    this.update = update;
    this.condition = condition;
  }

  /**
   * Creates an update that sets the attributes of {@code item}, each as {@code #name = :name},
   * followed by {@code more}.
   */
  static ConditionalUpdate setting(
      Map<String, AttributeValue> key, ItemBuilder item, String more, String condition) {
    Map<String, AttributeValue> attributes = item.build();
    String sets =
        attributes.keySet().stream()
            .map(n -> "#" + n + " = :" + n)
            .collect(Collectors.joining(", "));
    ConditionalUpdate change = new ConditionalUpdate(key, "SET " + sets + more, condition);
    attributes.forEach((name, value) -> change.names(name).value(name, value));
    return change;
  }

  /** Declares {@code #name} for each attribute. */
  ConditionalUpdate names(String... attributes) {
    for (String attribute : attributes) {
      names.put("#" + attribute, attribute);
    }
    return this;
  }

  /** Declares {@code #placeholder} for an attribute whose name is not a valid placeholder. */
  ConditionalUpdate name(String placeholder, String attribute) {
    names.put("#" + placeholder, attribute);
    return this;
  }

  /** Binds {@code :name} to a value. */
  ConditionalUpdate value(String name, AttributeValue value) {
    values.put(":" + name, value);
    return this;
  }

  /** Binds names that start with a colon to values. */
  ConditionalUpdate values(Map<String, AttributeValue> more) {
    values.putAll(more);
    return this;
  }

  UpdateItemRequest request(String table) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key)
        .updateExpression(update)
        .conditionExpression(condition.isEmpty() ? null : condition)
        .expressionAttributeNames(names.isEmpty() ? null : names)
        .expressionAttributeValues(values.isEmpty() ? null : values)
        .returnValues(ReturnValue.ALL_NEW)
        .build();
  }

  Update inTransaction(String table) {
    return Update.builder()
        .tableName(table)
        .key(key)
        .updateExpression(update)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }
}
