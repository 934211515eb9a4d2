package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.DynamoDbNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies updates to items. All operands are read from the item before the update, whatever the
 * order of the clauses.
 */
public final class UpdateEvaluator {
  private final Map<String, AttributeValue> before;

  private UpdateEvaluator(Map<String, AttributeValue> before) {
    this.before = before;
  }

  /** Returns the updated item. The given item is not modified. */
  public static Map<String, AttributeValue> apply(
      UpdateExpression update, Map<String, AttributeValue> before) {
    return new UpdateEvaluator(before).run(update);
  }

  private Map<String, AttributeValue> run(UpdateExpression update) {
    Map<DocumentPath, AttributeValue> writes = new LinkedHashMap<>();
    List<DocumentPath> removedPaths = new ArrayList<>(update.removedPaths());
    update.paths().forEach(path -> DocumentEditor.rejectMissingParent(before, path));
    update.setActions().forEach(a -> writes.put(a.path(), value(a.source())));
    update.addActions().forEach(a -> writes.put(a.path(), sum(a)));
    for (UpdateExpression.PathAction deletion : update.deleteActions()) {
      difference(deletion, writes, removedPaths);
    }
    return DocumentEditor.removeAll(DocumentEditor.putAll(before, writes), removedPaths);
  }

  private AttributeValue value(UpdateExpression.ValueSource source) {
    return switch (source) {
      case UpdateExpression.GivenValue literal -> literal.value();
      case UpdateExpression.StoredValue at -> present(at.path());
      case UpdateExpression.IfNotExists f -> {
        AttributeValue present = f.path().in(before);
        yield present == null ? value(f.other()) : present;
      }
      case UpdateExpression.ListAppend append ->
          append(value(append.first()), value(append.second()));
      case UpdateExpression.Arithmetic sum ->
          arithmetic(sum.operator(), value(sum.left()), value(sum.right()));
    };
  }

  private AttributeValue present(DocumentPath path) {
    AttributeValue value = path.in(before);
    if (value == null) {
      throw DynamoDbErrors.validation(
          "The provided expression refers to an attribute that does not exist in the item");
    }
    return value;
  }

  private static AttributeValue append(AttributeValue first, AttributeValue second) {
    if (first instanceof AttributeValue.ListValue a
        && second instanceof AttributeValue.ListValue b) {
      List<AttributeValue> all = new ArrayList<>(a.elements());
      all.addAll(b.elements());
      return new AttributeValue.ListValue(List.copyOf(all));
    }
    throw wrongType();
  }

  private static AttributeValue arithmetic(
      String operator, AttributeValue left, AttributeValue right) {
    if (left instanceof AttributeValue.NumberValue a
        && right instanceof AttributeValue.NumberValue b) {
      BigDecimal result =
          operator.equals("+") ? a.number().add(b.number()) : a.number().subtract(b.number());
      return new AttributeValue.NumberValue(DynamoDbNumbers.check(result));
    }
    throw wrongType();
  }

  private AttributeValue sum(UpdateExpression.PathAction addition) {
    AttributeValue present = addition.path().in(before);
    if (present == null) {
      return addition.value();
    }
    if (present instanceof AttributeValue.SetValue old
        && addition.value() instanceof AttributeValue.SetValue more
        && old.type().equals(more.type())) {
      Set<AttributeValue> all = new LinkedHashSet<>(old.elements());
      all.addAll(more.elements());
      return new AttributeValue.SetValue(old.elementType(), all);
    }
    return arithmetic("+", present, addition.value());
  }

  private void difference(
      UpdateExpression.PathAction deletion,
      Map<DocumentPath, AttributeValue> writes,
      List<DocumentPath> removedPaths) {
    @Nullable AttributeValue present = deletion.path().in(before);
    if (present == null) {
      return;
    }
    if (!(present instanceof AttributeValue.SetValue old)
        || !(deletion.value() instanceof AttributeValue.SetValue gone)
        || !old.type().equals(gone.type())) {
      throw wrongType();
    }
    Set<AttributeValue> rest = new LinkedHashSet<>(old.elements());
    rest.removeAll(gone.elements());
    if (rest.isEmpty()) {
      removedPaths.add(deletion.path());
    } else {
      writes.put(deletion.path(), new AttributeValue.SetValue(old.elementType(), rest));
    }
  }

  private static RuntimeException wrongType() {
    return DynamoDbErrors.validation(
        "An operand in the update expression has an incorrect data type");
  }
}
