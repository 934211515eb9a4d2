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

/** TransactWriteItems: all of the writes or none, each with its own condition. */
public final class TransactWriteItems implements Operation {
  private static final int LONGEST_TOKEN = 36;
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
  private static final Map<String, Part> PARTS =
      Map.of(
          "Put", new Part(ItemWrite.Kind.PUT, Set.of("Item")),
          "Update", new Part(ItemWrite.Kind.UPDATE, Set.of("Key", "UpdateExpression")),
          "Delete", new Part(ItemWrite.Kind.DELETE, Set.of("Key")),
          "ConditionCheck", new Part(ItemWrite.Kind.CHECK, Set.of("Key")));

  private final TableCatalog tables;
  private final Database database;
  private final InstantSource clock;

  private record Part(ItemWrite.Kind kind, Set<String> members) {}

  public TransactWriteItems(TableCatalog tables, Database database, InstantSource clock) {
    this.tables = tables;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    ConsumedCapacity capacity = ConsumedCapacity.wanted(request);
    String token = token(request);
    JsonNode items = TransactionRules.items(request);
    List<ItemWrite> writes = new ArrayList<>();
    items.forEach(json -> writes.add(write(json)));
    refuseDuplicates(writes);
    List<ItemWrite.Effect> effects =
        database.write(connection -> carryOut(connection, token, items.toString(), writes));
    for (ItemWrite.Effect effect : effects) {
      capacity.addWrite(effect);
      capacity.addWrite(effect);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    capacity.list(answer);
    return answer;
  }

  private static @Nullable String token(RequestReader request) {
    String token = request.optionalString("ClientRequestToken").orElse(null);
    if (token != null && (token.isEmpty() || token.length() > LONGEST_TOKEN)) {
      throw ServiceException.violation(
          "Value '"
              + token
              + "' at 'clientRequestToken' failed to satisfy constraint: Member must have length "
              + (token.isEmpty() ? "greater than or equal to 1" : "less than or equal to 36"));
    }
    return token;
  }

  private static ItemWrite write(JsonNode json) {
    RequestReader item = RequestReader.of("TransactItems", json).only(PARTS.keySet());
    List<String> given = PARTS.keySet().stream().filter(item::has).toList();
    if (given.size() != 1) {
      throw DynamoDbErrors.validation(
          "TransactItems can only contain one of Check, Put, Update or Delete");
    }
    String name = given.getFirst();
    Part part = Objects.requireNonNull(PARTS.get(name));
    RequestReader request =
        RequestReader.of(name, item.required(name)).only(MemberSets.join(COMMON, part.members()));
    if (part.kind() == ItemWrite.Kind.CHECK) {
      request.required("ConditionExpression");
    }
    if (part.kind() == ItemWrite.Kind.UPDATE) {
      request.required("UpdateExpression");
    }
    return WriteRequests.read(part.kind(), request);
  }

  private void refuseDuplicates(List<ItemWrite> writes) {
    Set<ItemKey> seen = new HashSet<>();
    for (ItemWrite write : writes) {
      TableDefinition table = tables.get(write.tableName());
      write.check(table);
      if (!seen.add(ItemKey.of(table, write.attributes()))) {
        throw DynamoDbErrors.validation(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }

  private List<ItemWrite.Effect> carryOut(
      Connection connection, @Nullable String token, String content, List<ItemWrite> writes)
      throws SQLException {
    if (token != null && ClientRequestTokens.seen(connection, token, content, clock.instant())) {
      return List.of();
    }
    CancellationReasons cancellation = new CancellationReasons();
    List<ItemWrite.Effect> effects = new ArrayList<>();
    for (ItemWrite write : writes) {
      cancellation.collect(
          () -> effects.add(write.plan(connection, tables.get(write.tableName()))));
    }
    cancellation.throwIfAny();
    for (ItemWrite.Effect effect : effects) {
      effect.apply(connection);
    }
    return effects;
  }
}
