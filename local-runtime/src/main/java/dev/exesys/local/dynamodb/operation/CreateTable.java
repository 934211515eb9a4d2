package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeyAttribute;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements CreateTable. The table is active immediately. */
public final class CreateTable implements Operation {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int MAX_INDEXES = 20;
  private static final Set<String> MEMBERS =
      Set.of(
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "BillingMode",
          "ProvisionedThroughput");

  private final TableCatalog tables;
  private final InstantSource clock;
  private final TableJson json;

  public CreateTable(TableCatalog tables, InstantSource clock, TableJson json) {
    this.tables = tables;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    TableDefinition table = tables.create(definition(request));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("TableDescription", json.describe(table, "ACTIVE", 0, 0));
    return response;
  }

  private TableDefinition definition(RequestReader request) {
    String name = name(request.string("TableName"));
    String billing =
        request.choice("BillingMode", "PROVISIONED", List.of("PROVISIONED", "PAY_PER_REQUEST"));
    JsonNode throughput = throughput(request, billing);
    List<KeyAttribute> attributes =
        TableSchemaReader.attributes(request.required("AttributeDefinitions"));
    KeySchema keys = TableSchemaReader.keys(request.required("KeySchema"), attributes);
    List<IndexDefinition> indexes = indexes(request, attributes);
    rejectUnusedAttributes(attributes, keys, indexes);
    return new TableDefinition(
        0,
        name,
        attributes,
        keys,
        indexes,
        billing,
        throughput == null ? 0 : throughput.path("ReadCapacityUnits").asLong(0),
        throughput == null ? 0 : throughput.path("WriteCapacityUnits").asLong(0),
        clock.millis(),
        null);
  }

  private static String name(String name) {
    String at = "Value '" + name + "' at 'tableName' failed to satisfy constraint: Member must ";
    if (name.length() < 3) {
      throw ServiceException.violation(at + "have length greater than or equal to 3");
    }
    if (name.length() > 255) {
      throw ServiceException.violation(at + "have length less than or equal to 255");
    }
    if (!NAME.matcher(name).matches()) {
      throw ServiceException.violation(at + "satisfy regular expression pattern: " + NAME);
    }
    return name;
  }

  private static @Nullable JsonNode throughput(RequestReader request, String billing) {
    JsonNode throughput = request.value("ProvisionedThroughput").orElse(null);
    if (billing.equals("PAY_PER_REQUEST") && throughput != null) {
      throw DynamoDbErrors.invalidValue(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
    }
    if (billing.equals("PROVISIONED") && throughput == null) {
      throw DynamoDbErrors.invalidValue(
          "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
    }
    return throughput;
  }

  private static List<IndexDefinition> indexes(
      RequestReader request, List<KeyAttribute> attributes) {
    JsonNode given = request.value("GlobalSecondaryIndexes").orElse(null);
    if (given == null) {
      return List.of();
    }
    if (given.isEmpty()) {
      throw DynamoDbErrors.invalidValue("List of GlobalSecondaryIndexes is empty");
    }
    if (given.size() > MAX_INDEXES) {
      throw DynamoDbErrors.invalidValue(
          "GlobalSecondaryIndex count exceeds the per-table limit of " + MAX_INDEXES);
    }
    List<IndexDefinition> indexes = new ArrayList<>();
    for (JsonNode index : given) {
      indexes.add(TableSchemaReader.index(indexes.size() + 1, index, attributes));
    }
    if (indexes.stream().map(IndexDefinition::name).distinct().count() < indexes.size()) {
      throw DynamoDbErrors.invalidValue("Duplicate index name");
    }
    return indexes;
  }

  private static void rejectUnusedAttributes(
      List<KeyAttribute> attributes, KeySchema keys, List<IndexDefinition> indexes) {
    List<KeyAttribute> used =
        Stream.concat(Stream.of(keys), indexes.stream().map(IndexDefinition::keys))
            .flatMap(schema -> schema.attributes().stream())
            .distinct()
            .toList();
    if (used.size() < attributes.size()) {
      throw DynamoDbErrors.invalidValue(
          "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
    }
  }
}
