package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionEvaluator;
import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.UpdateEvaluator;
import dev.exesys.local.dynamodb.expression.UpdateExpression;
import dev.exesys.local.dynamodb.table.ItemTable;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueWriter;
import dev.exesys.local.protocol.ServiceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write of one item, alone or in a transaction.
 *
 * @param attributes the whole item for a put, else the key
 * @param update what to change, for an update that changes anything
 * @param itemOnFailure whether a failed condition answers with the item
 */
record ItemWrite(
    Kind kind,
    String tableName,
    Map<String, Value> attributes,
    @Nullable UpdateExpression update,
    @Nullable ConditionExpression condition,
    boolean itemOnFailure) {

  enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  /** What a write does, not yet done. */
  record Effect(
      Kind kind,
      TableDefinition table,
      @Nullable Map<String, Value> before,
      @Nullable Map<String, Value> after) {

    void apply(Connection connection) throws SQLException {
      if (kind == Kind.CHECK) {
        return;
      }
      if (after != null) {
        ItemTable.put(connection, table, before, after);
      } else if (before != null) {
        ItemTable.delete(connection, table, before);
      }
    }
  }

  /** Refuses what the table's schema does not allow, before anything is read. */
  void check(TableDefinition table) {
    if (kind == Kind.PUT) {
      KeyChecks.item(table, attributes);
    } else {
      KeyChecks.key(table, attributes);
    }
    if (update != null) {
      update.paths().stream()
          .map(path -> path.attribute())
          .filter(table.keys()::has)
          .findFirst()
          .ifPresent(name -> {
            throw DynamoDbErrors.invalidValue(
                "Cannot update attribute " + name + ". This attribute is part of the key");
          });
    }
  }

  /**
   * Reads the item, tests the condition and computes what is to be stored.
   *
   * @throws ServiceException {@code ConditionalCheckFailedException} if the condition does not hold
   */
  Effect plan(Connection connection, TableDefinition table) throws SQLException {
    check(table);
    Map<String, Value> before = ItemTable.get(connection, table, attributes);
    Map<String, Value> present = before == null ? Map.of() : before;
    if (condition != null && !ConditionEvaluator.holds(condition, present)) {
      ServiceException failure =
          ServiceException.badRequest(
              "ConditionalCheckFailedException", "The conditional request failed");
      throw itemOnFailure && before != null
          ? failure.with("Item", ValueWriter.item(before))
          : failure;
    }
    return new Effect(kind, table, before, after(table, before));
  }

  private @Nullable Map<String, Value> after(
      TableDefinition table, @Nullable Map<String, Value> before) {
    return switch (kind) {
      case PUT -> attributes;
      case DELETE -> null;
      case CHECK -> before;
      case UPDATE -> {
        Map<String, Value> base = before == null ? attributes : before;
        Map<String, Value> after = update == null ? base : UpdateEvaluator.apply(update, base);
        KeyChecks.updated(table, after);
        yield after;
      }
    };
  }
}
