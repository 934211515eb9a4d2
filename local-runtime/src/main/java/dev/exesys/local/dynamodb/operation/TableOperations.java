package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.table.TableStatistics;
import dev.exesys.local.dynamodb.table.TimeToLiveDeleter;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements DescribeTable, ListTables, DeleteTable, UpdateTimeToLive and DescribeTimeToLive. */
public final class TableOperations {
  private static final int MAX_NAMES = 100;

  private final TableCatalog tables;
  private final Database database;
  private final TimeToLiveDeleter expiry;
  private final TableJson json;

  public TableOperations(
      TableCatalog tables, Database database, TimeToLiveDeleter expiry, TableJson json) {
    this.tables = tables;
    this.database = database;
    this.expiry = expiry;
    this.json = json;
  }

  /**
   * Implements DescribeTable. Items and bytes are counted at each call; AWS updates them every six
   * hours.
   */
  public ObjectNode describe(RequestReader request) {
    TableDefinition table = named(request.only(Set.of("TableName")));
    TableStatistics statistics = database.read(connection -> TableStatistics.of(connection, table));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("Table", json.describe(table, "ACTIVE", statistics.items(), statistics.bytes()));
    return response;
  }

  /** Implements ListTables. */
  public ObjectNode list(RequestReader request) {
    request.only(Set.of("ExclusiveStartTableName", "Limit"));
    String start = request.optionalString("ExclusiveStartTableName").orElse(null);
    Integer limit = request.optionalInteger("Limit", 1).orElse(null);
    if (limit != null && limit > MAX_NAMES) {
      throw ServiceException.violation(
          "Value '"
              + limit
              + "' at 'limit' failed to satisfy constraint: Member must have value less than or equal to "
              + MAX_NAMES);
    }
    List<String> names =
        tables.names().stream().filter(name -> start == null || name.compareTo(start) > 0).toList();
    int shown = Math.min(names.size(), limit == null ? MAX_NAMES : limit);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray("TableNames");
    names.subList(0, shown).forEach(list::add);
    if (shown < names.size()) {
      response.put("LastEvaluatedTableName", names.get(shown - 1));
    }
    return response;
  }

  /** Implements DeleteTable. */
  public ObjectNode delete(RequestReader request) {
    request.only(Set.of("TableName"));
    String name = TableNameReader.read(request);
    TableDefinition table = tables.delete(name);
    if (table == null) {
      throw notFound(name);
    }
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("TableDescription", json.describe(table, "DELETING", 0, 0));
    return response;
  }

  /** Implements UpdateTimeToLive. */
  public ObjectNode updateTimeToLive(RequestReader request) {
    request.only(Set.of("TableName", "TimeToLiveSpecification"));
    RequestReader specification =
        RequestReader.of("TimeToLiveSpecification", request.required("TimeToLiveSpecification"))
            .only(Set.of("AttributeName", "Enabled"));
    String attribute = specification.string("AttributeName");
    specification.required("Enabled");
    boolean enabled = specification.flag("Enabled", false);
    @Nullable String present = named(request).expiryAttribute();
    if (enabled && present != null) {
      throw DynamoDbErrors.validation("TimeToLive is already enabled");
    }
    if (!enabled && present == null) {
      throw DynamoDbErrors.validation("TimeToLive is already disabled");
    }
    if (!enabled && !attribute.equals(present)) {
      throw DynamoDbErrors.validation(
          "TimeToLive is active on a different AttributeName: current AttributeName is " + present);
    }
    expiry.set(TableNameReader.read(request), enabled ? attribute : null);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response
        .putObject("TimeToLiveSpecification")
        .put("AttributeName", attribute)
        .put("Enabled", enabled);
    return response;
  }

  /** Implements DescribeTimeToLive. */
  public ObjectNode describeTimeToLive(RequestReader request) {
    TableDefinition table = named(request.only(Set.of("TableName")));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ObjectNode description = response.putObject("TimeToLiveDescription");
    if (table.expiryAttribute() == null) {
      description.put("TimeToLiveStatus", "DISABLED");
    } else {
      description.put("AttributeName", table.expiryAttribute());
      description.put("TimeToLiveStatus", "ENABLED");
    }
    return response;
  }

  private TableDefinition named(RequestReader request) {
    String name = TableNameReader.read(request);
    TableDefinition table = tables.find(name);
    if (table == null) {
      throw notFound(name);
    }
    return table;
  }

  private static RuntimeException notFound(String name) {
    return ServiceException.badRequest(
        "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found");
  }
}
