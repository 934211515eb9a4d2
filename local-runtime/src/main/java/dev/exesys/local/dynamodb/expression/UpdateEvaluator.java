package dev.exesys.local.dynamodb.expression;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.Numbers;
import dev.exesys.local.dynamodb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies an update to an item. Everything is read from the item as it was before, whatever the
 * order of the clauses.
 */
public final class UpdateEvaluator {
  private final Map<String, Value> before;

  private UpdateEvaluator(Map<String, Value> before) {
    this.before = before;
  }

  /** The item after the update; the one given is left as it is. */
  public static Map<String, Value> apply(UpdateExpression update, Map<String, Value> before) {
    return new UpdateEvaluator(before).run(update);
  }

  private Map<String, Value> run(UpdateExpression update) {
    Map<DocumentPath, Value> writes = new LinkedHashMap<>();
    List<DocumentPath> removals = new ArrayList<>(update.removals());
    update.paths().forEach(path -> DocumentEditor.refuseMissingParent(before, path));
    update.assignments().forEach(a -> writes.put(a.path(), value(a.source())));
    update.additions().forEach(a -> writes.put(a.path(), sum(a)));
    for (UpdateExpression.Change deletion : update.deletions()) {
      difference(deletion, writes, removals);
    }
    Map<String, Value> after = before;
    for (Map.Entry<DocumentPath, Value> write : writes.entrySet()) {
      after = DocumentEditor.put(after, write.getKey(), write.getValue());
    }
    return DocumentEditor.removeAll(after, removals);
  }

  private Value value(UpdateExpression.Source source) {
    return switch (source) {
      case UpdateExpression.Literal literal -> literal.value();
      case UpdateExpression.At at -> present(at.path());
      case UpdateExpression.IfNotExists f -> {
        Value present = f.path().in(before);
        yield present == null ? value(f.other()) : present;
      }
      case UpdateExpression.ListAppend append ->
          append(value(append.first()), value(append.second()));
      case UpdateExpression.Arithmetic sum ->
          arithmetic(sum.operator(), value(sum.left()), value(sum.right()));
    };
  }

  private Value present(DocumentPath path) {
    Value value = path.in(before);
    if (value == null) {
      throw DynamoDbErrors.validation(
          "The provided expression refers to an attribute that does not exist in the item");
    }
    return value;
  }

  private static Value append(Value first, Value second) {
    if (first instanceof Value.ListOf a && second instanceof Value.ListOf b) {
      List<Value> all = new ArrayList<>(a.elements());
      all.addAll(b.elements());
      return new Value.ListOf(List.copyOf(all));
    }
    throw wrongType();
  }

  private static Value arithmetic(String operator, Value left, Value right) {
    if (left instanceof Value.Num a && right instanceof Value.Num b) {
      BigDecimal result =
          operator.equals("+") ? a.number().add(b.number()) : a.number().subtract(b.number());
      return new Value.Num(Numbers.check(result));
    }
    throw wrongType();
  }

  private Value sum(UpdateExpression.Change addition) {
    Value present = addition.path().in(before);
    if (present == null) {
      return addition.value();
    }
    if (present instanceof Value.SetOf old
        && addition.value() instanceof Value.SetOf more
        && old.type().equals(more.type())) {
      Set<Value> all = new LinkedHashSet<>(old.elements());
      all.addAll(more.elements());
      return new Value.SetOf(old.elementType(), all);
    }
    return arithmetic("+", present, addition.value());
  }

  private void difference(
      UpdateExpression.Change deletion,
      Map<DocumentPath, Value> writes,
      List<DocumentPath> removals) {
    @Nullable Value present = deletion.path().in(before);
    if (present == null) {
      return;
    }
    if (!(present instanceof Value.SetOf old)
        || !(deletion.value() instanceof Value.SetOf gone)
        || !old.type().equals(gone.type())) {
      throw wrongType();
    }
    Set<Value> rest = new LinkedHashSet<>(old.elements());
    rest.removeAll(gone.elements());
    if (rest.isEmpty()) {
      removals.add(deletion.path());
    } else {
      writes.put(deletion.path(), new Value.SetOf(old.elementType(), rest));
    }
  }

  private static RuntimeException wrongType() {
    return DynamoDbErrors.validation(
        "An operand in the update expression has an incorrect data type");
  }
}
