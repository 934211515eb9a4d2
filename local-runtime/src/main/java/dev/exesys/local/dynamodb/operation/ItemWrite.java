package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionEvaluator;
import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.UpdateEvaluator;
import dev.exesys.local.dynamodb.expression.UpdateExpression;
import dev.exesys.local.dynamodb.table.ItemTable;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.ServiceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write of one item, single or in a transaction.
 *
 * @param attributes the complete item for a put, otherwise the key
 * @param update the update expression, null if there is none
 * @param itemOnFailure whether the error of a failed condition contains the item
 */
record ItemWrite(
    WriteKind kind,
    String tableName,
    Map<String, AttributeValue> attributes,
    @Nullable UpdateExpression update,
    @Nullable ConditionExpression condition,
    boolean itemOnFailure) {

  enum WriteKind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  /** The computed result of a write, not yet stored. */
  record PlannedWrite(
      WriteKind kind,
      TableDefinition table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {

    void apply(Connection connection) throws SQLException {
      if (kind == WriteKind.CHECK) {
        return;
      }
      if (after != null) {
        ItemTable.put(connection, table, before, after);
      } else if (before != null) {
        ItemTable.delete(connection, table, before);
      }
    }
  }

  /** Rejects a write that the schema of the table does not allow, before the item is read. */
  void check(TableDefinition table) {
    if (kind == WriteKind.PUT) {
      KeyValidator.item(table, attributes);
    } else {
      KeyValidator.key(table, attributes);
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
   * Reads the item, evaluates the condition and computes the new item.
   *
   * @throws ServiceException {@code ConditionalCheckFailedException} if the condition is false
   */
  PlannedWrite plan(Connection connection, TableDefinition table) throws SQLException {
    check(table);
    Map<String, AttributeValue> before = ItemTable.get(connection, table, attributes);
    Map<String, AttributeValue> present = before == null ? Map.of() : before;
    if (condition != null && !ConditionEvaluator.holds(condition, present)) {
      ServiceException failure =
          ServiceException.badRequest(
              "ConditionalCheckFailedException", "The conditional request failed");
      throw itemOnFailure && before != null
          ? failure.with("Item", AttributeValueWriter.item(before))
          : failure;
    }
    return new PlannedWrite(kind, table, before, after(table, before));
  }

  private @Nullable Map<String, AttributeValue> after(
      TableDefinition table, @Nullable Map<String, AttributeValue> before) {
    return switch (kind) {
      case PUT -> attributes;
      case DELETE -> null;
      case CHECK -> before;
      case UPDATE -> {
        Map<String, AttributeValue> base = before == null ? attributes : before;
        Map<String, AttributeValue> after =
            update == null ? base : UpdateEvaluator.apply(update, base);
        KeyValidator.updated(table, after);
        yield after;
      }
    };
  }
}
