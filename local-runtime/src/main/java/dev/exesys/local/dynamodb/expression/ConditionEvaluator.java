package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.ItemSizes;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates conditions on items. A comparison with a missing value, or with a value of a type that
 * its operator does not support, is false; only {@code <>} is then true.
 */
public final class ConditionEvaluator {
  private final Map<String, AttributeValue> item;

  private ConditionEvaluator(Map<String, AttributeValue> item) {
    this.item = item;
  }

  /** Returns whether a condition holds for an item. A missing item is evaluated as an empty one. */
  public static boolean holds(ConditionExpression condition, Map<String, AttributeValue> item) {
    return new ConditionEvaluator(item).test(condition);
  }

  private boolean test(ConditionExpression condition) {
    return switch (condition) {
      case ConditionExpression.And and -> test(and.left()) && test(and.right());
      case ConditionExpression.Or or -> test(or.left()) || test(or.right());
      case ConditionExpression.Not not -> !test(not.condition());
      case ConditionExpression.Compare c ->
          compare(c.operator(), value(c.left()), value(c.right()));
      case ConditionExpression.Between b ->
          between(value(b.operand()), value(b.low()), value(b.high()));
      case ConditionExpression.In in -> in(in);
      case ConditionExpression.Exists exists -> exists.path().in(item) != null;
      case ConditionExpression.HasType t -> hasType(t.path().in(item), value(t.type()));
      case ConditionExpression.BeginsWith b -> beginsWith(value(b.operand()), value(b.prefix()));
      case ConditionExpression.Contains c -> contains(value(c.container()), value(c.element()));
    };
  }

  private @Nullable AttributeValue value(Operand operand) {
    return switch (operand) {
      case Operand.PathOperand at -> at.path().in(item);
      case Operand.LiteralOperand literal -> literal.value();
      case Operand.SizeOperand size -> size(value(size.of()));
    };
  }

  private static @Nullable AttributeValue size(@Nullable AttributeValue value) {
    return switch (value) {
      case AttributeValue.StringValue t -> number(t.text().codePointCount(0, t.text().length()));
      case AttributeValue.BinaryValue b -> number(ItemSizes.value(b));
      case AttributeValue.ListValue l -> number(l.elements().size());
      case AttributeValue.MapValue m -> number(m.entries().size());
      case AttributeValue.SetValue s -> number(s.elements().size());
      case null, default -> null;
    };
  }

  private static AttributeValue number(int number) {
    return new AttributeValue.NumberValue(BigDecimal.valueOf(number).stripTrailingZeros());
  }

  private static boolean compare(
      String operator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
    if (operator.equals("<>")) {
      return left == null || !left.equals(right);
    }
    if (left == null || right == null) {
      return false;
    }
    if (operator.equals("=")) {
      return left.equals(right);
    }
    if (!AttributeValueComparator.comparable(left, right)) {
      return false;
    }
    int order = AttributeValueComparator.compare(left, right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> throw new IllegalArgumentException("no comparator: " + operator);
    };
  }

  private static boolean between(
      @Nullable AttributeValue value, @Nullable AttributeValue low, @Nullable AttributeValue high) {
    return compare(">=", value, low) && compare("<=", value, high);
  }

  private boolean in(ConditionExpression.In in) {
    AttributeValue value = value(in.operand());
    return value != null && in.choices().stream().anyMatch(choice -> value.equals(value(choice)));
  }

  private static boolean hasType(@Nullable AttributeValue value, @Nullable AttributeValue type) {
    return value != null
        && type instanceof AttributeValue.StringValue text
        && value.type().equals(text.text());
  }

  private static boolean beginsWith(
      @Nullable AttributeValue value, @Nullable AttributeValue prefix) {
    return switch (value) {
      case AttributeValue.StringValue t ->
          prefix instanceof AttributeValue.StringValue p && t.text().startsWith(p.text());
      case AttributeValue.BinaryValue b ->
          prefix instanceof AttributeValue.BinaryValue p && b.bytes().startsWith(p.bytes());
      case null, default -> false;
    };
  }

  private static boolean contains(
      @Nullable AttributeValue container, @Nullable AttributeValue element) {
    return switch (container) {
      case AttributeValue.StringValue t ->
          element instanceof AttributeValue.StringValue part && t.text().contains(part.text());
      case AttributeValue.BinaryValue b ->
          element instanceof AttributeValue.BinaryValue part && b.bytes().contains(part.bytes());
      case AttributeValue.ListValue l -> element != null && l.elements().contains(element);
      case AttributeValue.SetValue s -> element != null && s.elements().contains(element);
      case null, default -> false;
    };
  }
}
