package dev.exesys.local.dynamodb;

import dev.exesys.local.dynamodb.operation.BatchGetItem;
import dev.exesys.local.dynamodb.operation.BatchWriteItem;
import dev.exesys.local.dynamodb.operation.BusyService;
import dev.exesys.local.dynamodb.operation.CreateTable;
import dev.exesys.local.dynamodb.operation.GetItem;
import dev.exesys.local.dynamodb.operation.Query;
import dev.exesys.local.dynamodb.operation.Scan;
import dev.exesys.local.dynamodb.operation.SingleItemWrite;
import dev.exesys.local.dynamodb.operation.TableJson;
import dev.exesys.local.dynamodb.operation.TableOperations;
import dev.exesys.local.dynamodb.operation.TransactGetItems;
import dev.exesys.local.dynamodb.operation.TransactWriteItems;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.table.TimeToLiveDeleter;
import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.store.Database;
import java.time.InstantSource;

/**
 * Emulates the DynamoDB operations that the engine and its users need. It rejects unsupported
 * operations and parameters by name.
 */
public final class DynamoDbService implements JsonService {
  private final Operations operations;
  private final TimeToLiveDeleter expiry;
  private final TableCatalog tables;

  /**
   * Opens the tables in a database.
   *
   * @param region the region in ARNs
   * @param account the account id in ARNs
   */
  public DynamoDbService(Database database, InstantSource clock, String region, String account) {
    this(database, clock, region, account, BusyService.configured());
  }

  /** Opens the tables in a database, with the behaviour of a busy service. */
  DynamoDbService(
      Database database, InstantSource clock, String region, String account, BusyService busy) {
    tables = new TableCatalog(database);
    TableJson json = new TableJson(region, account);
    expiry = new TimeToLiveDeleter(database, tables, clock);
    TableOperations ofTables = new TableOperations(tables, database, expiry, json);
    operations =
        new Operations()
            .with("CreateTable", new CreateTable(tables, clock, json))
            .with("DescribeTable", ofTables::describe)
            .with("ListTables", ofTables::list)
            .with("DeleteTable", ofTables::delete)
            .with("UpdateTimeToLive", ofTables::updateTimeToLive)
            .with("DescribeTimeToLive", ofTables::describeTimeToLive)
            .with("GetItem", busy.throttled(new GetItem(tables, database)))
            .with("PutItem", busy.throttled(SingleItemWrite.put(tables, database)))
            .with("UpdateItem", busy.throttled(SingleItemWrite.update(tables, database)))
            .with("DeleteItem", busy.throttled(SingleItemWrite.delete(tables, database)))
            .with("BatchGetItem", busy.partialRead(new BatchGetItem(tables, database)))
            .with("BatchWriteItem", busy.partialWrite(new BatchWriteItem(tables, database)))
            .with("TransactGetItems", new TransactGetItems(tables, database))
            .with(
                "TransactWriteItems",
                busy.conflicting(new TransactWriteItems(tables, database, clock)))
            .with("Query", busy.throttled(new Query(tables, database)))
            .with("Scan", busy.unordered(new Scan(tables, database)));
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
  public Operations operations() {
    return operations;
  }

  /** Returns the name of a table's partition key; empty if the table does not exist. */
  public String hashKey(String table) {
    TableDefinition definition = tables.find(table);
    return definition == null ? "" : definition.keys().hash().name();
  }

  /** Deletes expired items and returns their number. The local stack calls it periodically. */
  public int deleteExpired() {
    return expiry.deleteExpired();
  }
}
