package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.DocumentPath;
import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.expression.UpdateExpression;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements PutItem, UpdateItem and DeleteItem. */
public final class SingleItemWrite implements Operation {
  private static final List<String> RETURN_VALUES =
      List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
  private static final Set<String> COMMON =
      Set.of(
          "TableName",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure");

  private final ItemWrite.WriteKind kind;
  private final Set<String> members;
  private final TableCatalog tables;
  private final Database database;

  private SingleItemWrite(
      ItemWrite.WriteKind kind, Set<String> own, TableCatalog tables, Database database) {
    this.kind = kind;
    this.members = MemberSets.union(COMMON, own);
    this.tables = tables;
    this.database = database;
  }

  /** Returns PutItem. */
  public static Operation put(TableCatalog tables, Database database) {
    return new SingleItemWrite(ItemWrite.WriteKind.PUT, Set.of("Item"), tables, database);
  }

  /** Returns UpdateItem. */
  public static Operation update(TableCatalog tables, Database database) {
    return new SingleItemWrite(
        ItemWrite.WriteKind.UPDATE, Set.of("Key", "UpdateExpression"), tables, database);
  }

  /** Returns DeleteItem. */
  public static Operation delete(TableCatalog tables, Database database) {
    return new SingleItemWrite(ItemWrite.WriteKind.DELETE, Set.of("Key"), tables, database);
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(members);
    String returned = returnValues(request);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    ItemWrite write = ItemWriteReader.read(kind, request);
    write.check(tables.get(write.tableName()));
    ItemWrite.PlannedWrite effect =
        database.write(connection -> {
          ItemWrite.PlannedWrite planned = write.plan(connection, tables.get(write.tableName()));
          planned.apply(connection);
          return planned;
        });
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    Map<String, AttributeValue> attributes = attributes(returned, write.update(), effect);
    if (!attributes.isEmpty()) {
      response.set("Attributes", AttributeValueWriter.item(attributes));
    }
    capacity.addWrite(effect);
    capacity.single(response);
    return response;
  }

  private String returnValues(RequestReader request) {
    String wanted = request.choice("ReturnValues", "NONE", RETURN_VALUES);
    if (kind != ItemWrite.WriteKind.UPDATE && !wanted.equals("NONE") && !wanted.equals("ALL_OLD")) {
      throw DynamoDbErrors.validation("Return values set to invalid value");
    }
    return wanted;
  }

  private static Map<String, AttributeValue> attributes(
      String returned, @Nullable UpdateExpression update, ItemWrite.PlannedWrite effect) {
    Map<String, AttributeValue> before = effect.before() == null ? Map.of() : effect.before();
    Map<String, AttributeValue> after = effect.after() == null ? Map.of() : effect.after();
    List<DocumentPath> changed = update == null ? List.of() : update.paths();
    return switch (returned) {
      case "ALL_OLD" -> before;
      case "ALL_NEW" -> after;
      case "UPDATED_OLD" -> ProjectionExpression.onto(changed).of(before);
      case "UPDATED_NEW" -> ProjectionExpression.onto(changed).of(after);
      default -> Map.of();
    };
  }
}
