package dev.exesys.local.dynamodb;

import dev.exesys.local.dynamodb.operation.BatchGetItem;
import dev.exesys.local.dynamodb.operation.BatchWriteItem;
import dev.exesys.local.dynamodb.operation.CreateTable;
import dev.exesys.local.dynamodb.operation.GetItem;
import dev.exesys.local.dynamodb.operation.Operation;
import dev.exesys.local.dynamodb.operation.Query;
import dev.exesys.local.dynamodb.operation.Scan;
import dev.exesys.local.dynamodb.operation.SingleWrite;
import dev.exesys.local.dynamodb.operation.TableJson;
import dev.exesys.local.dynamodb.operation.TableOperations;
import dev.exesys.local.dynamodb.operation.TransactGetItems;
import dev.exesys.local.dynamodb.operation.TransactWriteItems;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TimeToLiveDeleter;
import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * DynamoDB as far as the engine and its users need it. Operations and parameters that it does not
 * know are refused by name.
 */
public final class DynamoDbService implements JsonService {
  private final Map<String, Operation> operations;
  private final TimeToLiveDeleter expiry;

  /**
   * Opens the tables of a database.
   *
   * @param region the region in ARNs
   * @param account the account number in ARNs
   */
  public DynamoDbService(Database database, InstantSource clock, String region, String account) {
    TableCatalog tables = new TableCatalog(database);
    TableJson json = new TableJson(region, account);
    expiry = new TimeToLiveDeleter(database, tables, clock);
    TableOperations ofTables = new TableOperations(tables, database, expiry, json);
    operations =
        Map.ofEntries(
            Map.entry("CreateTable", new CreateTable(tables, clock, json)),
            Map.entry("DescribeTable", ofTables::describe),
            Map.entry("ListTables", ofTables::list),
            Map.entry("DeleteTable", ofTables::delete),
            Map.entry("UpdateTimeToLive", ofTables::updateTimeToLive),
            Map.entry("DescribeTimeToLive", ofTables::describeTimeToLive),
            Map.entry("GetItem", new GetItem(tables, database)),
            Map.entry("PutItem", SingleWrite.put(tables, database)),
            Map.entry("UpdateItem", SingleWrite.update(tables, database)),
            Map.entry("DeleteItem", SingleWrite.delete(tables, database)),
            Map.entry("BatchGetItem", new BatchGetItem(tables, database)),
            Map.entry("BatchWriteItem", new BatchWriteItem(tables, database)),
            Map.entry("TransactGetItems", new TransactGetItems(tables, database)),
            Map.entry("TransactWriteItems", new TransactWriteItems(tables, database, clock)),
            Map.entry("Query", new Query(tables, database)),
            Map.entry("Scan", new Scan(tables, database)));
  }

  @Override
  public String signingName() {
    return "dynamodb";
  }

  @Override
  public String targetPrefix() {
    return "DynamoDB_20120810";
  }

  @Override
  public String jsonVersion() {
    return "1.0";
  }

  @Override
  public ObjectNode call(String operation, ObjectNode input) {
    Operation known = operations.get(operation);
    if (known == null) {
      throw ServiceException.badRequest(
          "UnknownOperationException",
          "The operation " + operation + " of DynamoDB is not supported by the local stack");
    }
    return known.run(input);
  }

  /** Deletes items whose time to live is over and answers how many; to be called now and then. */
  public int deleteExpired() {
    return expiry.deleteExpired();
  }
}
