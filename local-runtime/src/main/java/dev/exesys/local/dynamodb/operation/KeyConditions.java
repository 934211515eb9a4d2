package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.Condition;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.Operand;
import dev.exesys.local.dynamodb.expression.Path;
import dev.exesys.local.dynamodb.table.KeyAttribute;
import dev.exesys.local.dynamodb.table.KeyRange;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.value.Refusal;
import dev.exesys.local.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a key condition asks for: one partition and a range of sort keys.
 *
 * @param hash the partition key's value
 * @param range which sort keys
 */
record KeyConditions(Value hash, KeyRange range) {

  static KeyConditions of(Condition condition, KeySchema keys) {
    Map<String, Condition> byAttribute = new LinkedHashMap<>();
    List<Condition> parts = new ArrayList<>();
    split(condition, parts);
    for (Condition part : parts) {
      if (byAttribute.put(attribute(part), part) != null) {
        throw Refusal.validation("KeyConditionExpressions must only contain one condition per key");
      }
    }
    Condition onHash = byAttribute.remove(keys.hash().name());
    if (onHash == null) {
      throw Refusal.validation("Query condition missed key schema element: " + keys.hash().name());
    }
    if (!(onHash instanceof Condition.Compare equal) || !equal.operator().equals("=")) {
      throw Refusal.validation("Query key condition not supported");
    }
    Value hash = literal(equal.right(), keys.hash());
    KeyAttribute rangeKey = keys.range();
    Condition onRange = rangeKey == null ? null : byAttribute.remove(rangeKey.name());
    if (!byAttribute.isEmpty()) {
      throw rangeKey == null || onRange != null
          ? Refusal.validation("Query key condition not supported")
          : Refusal.validation("Query condition missed key schema element: " + rangeKey.name());
    }
    return new KeyConditions(
        hash, rangeKey == null || onRange == null ? KeyRange.ALL : range(onRange, rangeKey));
  }

  private static void split(Condition condition, List<Condition> parts) {
    switch (condition) {
      case Condition.And and -> {
        split(and.left(), parts);
        split(and.right(), parts);
      }
      case Condition.Or or -> throw invalidOperator("OR");
      case Condition.Not not -> throw invalidOperator("NOT");
      case Condition.In in -> throw invalidOperator("IN");
      case Condition.Exists exists -> throw invalidOperator("attribute_exists");
      case Condition.HasType type -> throw invalidOperator("attribute_type");
      case Condition.Contains contains -> throw invalidOperator("contains");
      default -> parts.add(condition);
    }
  }

  private static String attribute(Condition condition) {
    Operand operand =
        switch (condition) {
          case Condition.Compare c -> {
            if (c.operator().equals("<>")) {
              throw Refusal.validation("Unsupported operator on KeyCondition: <>");
            }
            yield c.left();
          }
          case Condition.Between b -> b.operand();
          case Condition.BeginsWith b -> b.operand();
          default -> throw new IllegalStateException("no key condition: " + condition);
        };
    if (operand instanceof Operand.At(Path path)) {
      if (!path.isTopLevel()) {
        throw ExpressionKind.KEY_CONDITION.invalid(
            "KeyConditionExpressions cannot have conditions on nested attributes");
      }
      return path.attribute();
    }
    throw ExpressionKind.KEY_CONDITION.invalid(
        "KeyConditionExpressions cannot contain the operator or function: "
            + (operand instanceof Operand.Size ? "size" : "literal"));
  }

  private static KeyRange range(Condition condition, KeyAttribute key) {
    return switch (condition) {
      case Condition.Compare c -> KeyRange.compared(c.operator(), literal(c.right(), key));
      case Condition.Between b -> KeyRange.between(literal(b.low(), key), literal(b.high(), key));
      case Condition.BeginsWith b -> KeyRange.prefixed(literal(b.prefix(), key));
      default -> throw new IllegalStateException("no key condition: " + condition);
    };
  }

  private static Value literal(Operand operand, KeyAttribute key) {
    if (!(operand instanceof Operand.Literal(Value value))) {
      throw ExpressionKind.KEY_CONDITION.invalid(
          "Invalid operand in KeyConditionExpression: a value is needed");
    }
    if (!value.type().equals(key.type())) {
      throw Refusal.invalidValue("Condition parameter type does not match schema type");
    }
    KeyChecks.refuseEmpty(key, value);
    return value;
  }

  private static RuntimeException invalidOperator(String operator) {
    return Refusal.validation("Invalid operator used in KeyConditionExpression: " + operator);
  }
}
