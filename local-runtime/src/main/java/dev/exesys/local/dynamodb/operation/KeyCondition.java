package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.DocumentPath;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.Operand;
import dev.exesys.local.dynamodb.table.KeyAttribute;
import dev.exesys.local.dynamodb.table.KeyRange;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The key condition of a query: one partition and a range of sort keys.
 *
 * @param hash the value of the partition key
 * @param range the range of sort keys
 */
record KeyCondition(AttributeValue hash, KeyRange range) {

  static KeyCondition of(ConditionExpression condition, KeySchema keys) {
    Map<String, ConditionExpression> byAttribute = new LinkedHashMap<>();
    List<ConditionExpression> parts = new ArrayList<>();
    split(condition, parts);
    for (ConditionExpression part : parts) {
      if (byAttribute.put(attribute(part), part) != null) {
        throw DynamoDbErrors.validation(
            "KeyConditionExpressions must only contain one condition per key");
      }
    }
    ConditionExpression onHash = byAttribute.remove(keys.hash().name());
    if (onHash == null) {
      throw DynamoDbErrors.validation(
          "Query condition missed key schema element: " + keys.hash().name());
    }
    if (!(onHash instanceof ConditionExpression.Compare equal) || !equal.operator().equals("=")) {
      throw DynamoDbErrors.validation("Query key condition not supported");
    }
    AttributeValue hash = literal(equal.right(), keys.hash());
    KeyAttribute rangeKey = keys.range();
    ConditionExpression onRange = rangeKey == null ? null : byAttribute.remove(rangeKey.name());
    if (!byAttribute.isEmpty()) {
      throw rangeKey == null || onRange != null
          ? DynamoDbErrors.validation("Query key condition not supported")
          : DynamoDbErrors.validation(
              "Query condition missed key schema element: " + rangeKey.name());
    }
    return new KeyCondition(
        hash, rangeKey == null || onRange == null ? KeyRange.ALL : range(onRange, rangeKey));
  }

  private static void split(ConditionExpression condition, List<ConditionExpression> parts) {
    switch (condition) {
      case ConditionExpression.And and -> {
        split(and.left(), parts);
        split(and.right(), parts);
      }
      case ConditionExpression.Or or -> throw invalidOperator("OR");
      case ConditionExpression.Not not -> throw invalidOperator("NOT");
      case ConditionExpression.In in -> throw invalidOperator("IN");
      case ConditionExpression.Exists exists -> throw invalidOperator("attribute_exists");
      case ConditionExpression.HasType type -> throw invalidOperator("attribute_type");
      case ConditionExpression.Contains contains -> throw invalidOperator("contains");
      case ConditionExpression.Compare c -> parts.add(pathFirst(c));
      default -> parts.add(condition);
    }
  }

  /** Writes {@code :v = pk} as {@code pk = :v}. */
  private static ConditionExpression pathFirst(ConditionExpression.Compare compare) {
    if (!(compare.left() instanceof Operand.LiteralOperand)
        || !(compare.right() instanceof Operand.PathOperand)) {
      return compare;
    }
    String mirrored =
        switch (compare.operator()) {
          case "<" -> ">";
          case "<=" -> ">=";
          case ">" -> "<";
          case ">=" -> "<=";
          default -> compare.operator();
        };
    return new ConditionExpression.Compare(
        mirrored, /* left= */ compare.right(), /* right= */ compare.left());
  }

  private static String attribute(ConditionExpression condition) {
    Operand operand =
        switch (condition) {
          case ConditionExpression.Compare c -> {
            if (c.operator().equals("<>")) {
              throw DynamoDbErrors.validation("Unsupported operator on KeyCondition: <>");
            }
            yield c.left();
          }
          case ConditionExpression.Between b -> b.operand();
          case ConditionExpression.BeginsWith b -> b.operand();
          default -> throw new IllegalStateException("no key condition: " + condition);
        };
    if (operand instanceof Operand.PathOperand(DocumentPath path)) {
      if (!path.isTopLevel()) {
        throw ExpressionKind.KEY_CONDITION.invalid(
            "KeyConditionExpressions cannot have conditions on nested attributes");
      }
      return path.attribute();
    }
    throw ExpressionKind.KEY_CONDITION.invalid(
        "KeyConditionExpressions cannot contain the operator or function: "
            + (operand instanceof Operand.SizeOperand ? "size" : "literal"));
  }

  private static KeyRange range(ConditionExpression condition, KeyAttribute key) {
    return switch (condition) {
      case ConditionExpression.Compare c ->
          KeyRange.compared(c.operator(), literal(c.right(), key));
      case ConditionExpression.Between b ->
          KeyRange.between(literal(b.low(), key), literal(b.high(), key));
      case ConditionExpression.BeginsWith b -> KeyRange.prefixed(literal(b.prefix(), key));
      default -> throw new IllegalStateException("no key condition: " + condition);
    };
  }

  private static AttributeValue literal(Operand operand, KeyAttribute key) {
    if (!(operand instanceof Operand.LiteralOperand(AttributeValue value))) {
      throw ExpressionKind.KEY_CONDITION.invalid(
          "Invalid operand in KeyConditionExpression: a value is needed");
    }
    if (!value.type().equals(key.type())) {
      throw DynamoDbErrors.invalidValue("Condition parameter type does not match schema type");
    }
    KeyValidator.rejectEmpty(key, value);
    return value;
  }

  private static RuntimeException invalidOperator(String operator) {
    return DynamoDbErrors.validation(
        "Invalid operator used in KeyConditionExpression: " + operator);
  }
}
