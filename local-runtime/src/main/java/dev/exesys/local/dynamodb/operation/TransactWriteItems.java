package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.ClientRequestTokens;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements TransactWriteItems: all writes or none, each with its own condition. */
public final class TransactWriteItems implements Operation {
  private static final int MAX_TOKEN_LENGTH = 36;
  private static final Set<String> MEMBERS =
      Set.of(
          "TransactItems",
          "ClientRequestToken",
          "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics");
  private static final Set<String> COMMON =
      Set.of(
          "TableName",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValuesOnConditionCheckFailure");
  private static final Map<String, ActionType> ACTION_TYPES =
      Map.of(
          "Put", new ActionType(ItemWrite.WriteKind.PUT, Set.of("Item")),
          "Update", new ActionType(ItemWrite.WriteKind.UPDATE, Set.of("Key", "UpdateExpression")),
          "Delete", new ActionType(ItemWrite.WriteKind.DELETE, Set.of("Key")),
          "ConditionCheck", new ActionType(ItemWrite.WriteKind.CHECK, Set.of("Key")));

  private final TableCatalog tables;
  private final Database database;
  private final InstantSource clock;

  private record ActionType(ItemWrite.WriteKind kind, Set<String> members) {}

  public TransactWriteItems(TableCatalog tables, Database database, InstantSource clock) {
    this.tables = tables;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    String token = token(request);
    JsonNode items = TransactItemsReader.items(request);
    List<ItemWrite> writes = new ArrayList<>();
    items.forEach(json -> writes.add(write(json)));
    rejectDuplicates(writes);
    List<ItemWrite.PlannedWrite> effects =
        database.write(connection -> carryOut(connection, token, items.toString(), writes));
    for (ItemWrite.PlannedWrite effect : effects) {
      capacity.addWrite(effect);
      capacity.addWrite(effect);
    }
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    capacity.list(response);
    return response;
  }

  private static @Nullable String token(RequestReader request) {
    String token = request.optionalString("ClientRequestToken").orElse(null);
    if (token != null && (token.isEmpty() || token.length() > MAX_TOKEN_LENGTH)) {
      throw ServiceException.violation(
          "Value '"
              + token
              + "' at 'clientRequestToken' failed to satisfy constraint: Member must have length "
              + (token.isEmpty() ? "greater than or equal to 1" : "less than or equal to 36"));
    }
    return token;
  }

  private static ItemWrite write(JsonNode json) {
    RequestReader item = RequestReader.of("TransactItems", json).only(ACTION_TYPES.keySet());
    List<String> given = ACTION_TYPES.keySet().stream().filter(item::has).toList();
    if (given.size() != 1) {
      throw DynamoDbErrors.validation(
          "TransactItems can only contain one of Check, Put, Update or Delete");
    }
    String name = given.getFirst();
    ActionType type = Objects.requireNonNull(ACTION_TYPES.get(name));
    RequestReader request =
        RequestReader.of(name, item.required(name)).only(MemberSets.union(COMMON, type.members()));
    if (type.kind() == ItemWrite.WriteKind.CHECK) {
      request.required("ConditionExpression");
    }
    if (type.kind() == ItemWrite.WriteKind.UPDATE) {
      request.required("UpdateExpression");
    }
    return ItemWriteReader.read(type.kind(), request);
  }

  private void rejectDuplicates(List<ItemWrite> writes) {
    Set<ItemKey> seen = new HashSet<>();
    for (ItemWrite write : writes) {
      TableDefinition table = tables.get(write.tableName());
      if (!fits(write, table)) {
        continue;
      }
      if (!seen.add(ItemKey.of(table, write.attributes()))) {
        throw DynamoDbErrors.validation(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }

  /** A write that its table does not allow becomes a cancellation reason of the transaction. */
  private static boolean fits(ItemWrite write, TableDefinition table) {
    try {
      write.check(table);
      return true;
    } catch (ServiceException e) {
      return false;
    }
  }

  private List<ItemWrite.PlannedWrite> carryOut(
      Connection connection, @Nullable String token, String content, List<ItemWrite> writes)
      throws SQLException {
    if (token != null && ClientRequestTokens.seen(connection, token, content, clock.instant())) {
      return List.of();
    }
    CancellationReasons cancellation = new CancellationReasons();
    List<ItemWrite.PlannedWrite> effects = new ArrayList<>();
    for (ItemWrite write : writes) {
      cancellation.collect(
          () -> effects.add(write.plan(connection, tables.get(write.tableName()))));
    }
    cancellation.throwIfAny();
    TransactItemsReader.checkSize(
        effects.stream()
            .mapToLong(
                e -> Math.max(ConsumedCapacity.size(e.before()), ConsumedCapacity.size(e.after())))
            .sum());
    for (ItemWrite.PlannedWrite effect : effects) {
      effect.apply(connection);
    }
    return effects;
  }
}
