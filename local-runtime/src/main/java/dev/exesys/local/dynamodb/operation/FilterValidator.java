package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.Operand;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rejects filters of a query on attributes of the queried key. */
final class FilterValidator {
  private FilterValidator() {}

  static void rejectKeys(@Nullable ConditionExpression filter, KeySchema keys) {
    if (filter != null) {
      attributes(filter)
          .filter(keys::has)
          .findFirst()
          .ifPresent(name -> {
            throw DynamoDbErrors.validation(
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                    + name);
          });
    }
  }

  private static Stream<String> attributes(ConditionExpression condition) {
    return switch (condition) {
      case ConditionExpression.And and -> both(and.left(), and.right());
      case ConditionExpression.Or or -> both(or.left(), or.right());
      case ConditionExpression.Not not -> attributes(not.condition());
      case ConditionExpression.Compare c -> of(List.of(c.left(), c.right()));
      case ConditionExpression.Between b -> of(List.of(b.operand(), b.low(), b.high()));
      case ConditionExpression.In in -> Stream.concat(of(List.of(in.operand())), of(in.choices()));
      case ConditionExpression.Exists exists -> Stream.of(exists.path().attribute());
      case ConditionExpression.HasType type -> Stream.of(type.path().attribute());
      case ConditionExpression.BeginsWith b -> of(List.of(b.operand(), b.prefix()));
      case ConditionExpression.Contains c -> of(List.of(c.container(), c.element()));
    };
  }

  private static Stream<String> both(ConditionExpression left, ConditionExpression right) {
    return Stream.concat(attributes(left), attributes(right));
  }

  private static Stream<String> of(List<Operand> operands) {
    return operands.stream().flatMap(FilterValidator::of);
  }

  private static Stream<String> of(Operand operand) {
    return switch (operand) {
      case Operand.PathOperand at -> Stream.of(at.path().attribute());
      case Operand.LiteralOperand literal -> Stream.of();
      case Operand.SizeOperand size -> of(size.of());
    };
  }
}
