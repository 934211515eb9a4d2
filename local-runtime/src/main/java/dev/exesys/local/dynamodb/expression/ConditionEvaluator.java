package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.ItemSizes;
import dev.exesys.local.dynamodb.value.Value;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a condition holds for an item. What is not there, or has a type that an operator
 * does not know, makes a comparison false; only {@code <>} then holds.
 */
public final class ConditionEvaluator {
  private final Map<String, Value> item;

  private ConditionEvaluator(Map<String, Value> item) {
    this.item = item;
  }

  /** Whether the condition holds; an absent item is an empty one. */
  public static boolean holds(ConditionExpression condition, Map<String, Value> item) {
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

  private @Nullable Value value(Operand operand) {
    return switch (operand) {
      case Operand.At at -> at.path().in(item);
      case Operand.Literal literal -> literal.value();
      case Operand.Size size -> size(value(size.of()));
    };
  }

  private static @Nullable Value size(@Nullable Value value) {
    return switch (value) {
      case Value.Text t -> number(t.text().codePointCount(0, t.text().length()));
      case Value.Binary b -> number(ItemSizes.value(b));
      case Value.ListOf l -> number(l.elements().size());
      case Value.MapOf m -> number(m.entries().size());
      case Value.SetOf s -> number(s.elements().size());
      case null, default -> null;
    };
  }

  private static Value number(int number) {
    return new Value.Num(BigDecimal.valueOf(number).stripTrailingZeros());
  }

  private static boolean compare(String operator, @Nullable Value left, @Nullable Value right) {
    if (operator.equals("<>")) {
      return left == null || !left.equals(right);
    }
    if (left == null || right == null) {
      return false;
    }
    if (operator.equals("=")) {
      return left.equals(right);
    }
    if (!ValueComparator.comparable(left, right)) {
      return false;
    }
    int order = ValueComparator.compare(left, right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> throw new IllegalArgumentException("no comparator: " + operator);
    };
  }

  private static boolean between(@Nullable Value value, @Nullable Value low, @Nullable Value high) {
    return compare(">=", value, low) && compare("<=", value, high);
  }

  private boolean in(ConditionExpression.In in) {
    Value value = value(in.operand());
    return value != null && in.choices().stream().anyMatch(choice -> value.equals(value(choice)));
  }

  private static boolean hasType(@Nullable Value value, @Nullable Value type) {
    return value != null && type instanceof Value.Text text && value.type().equals(text.text());
  }

  private static boolean beginsWith(@Nullable Value value, @Nullable Value prefix) {
    return switch (value) {
      case Value.Text t -> prefix instanceof Value.Text p && t.text().startsWith(p.text());
      case Value.Binary b -> prefix instanceof Value.Binary p && b.bytes().startsWith(p.bytes());
      case null, default -> false;
    };
  }

  private static boolean contains(@Nullable Value container, @Nullable Value element) {
    return switch (container) {
      case Value.Text t -> element instanceof Value.Text part && t.text().contains(part.text());
      case Value.Binary b ->
          element instanceof Value.Binary part && b.bytes().contains(part.bytes());
      case Value.ListOf l -> element != null && l.elements().contains(element);
      case Value.SetOf s -> element != null && s.elements().contains(element);
      case null, default -> false;
    };
  }
}
