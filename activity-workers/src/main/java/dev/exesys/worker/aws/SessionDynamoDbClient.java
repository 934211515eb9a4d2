package dev.exesys.worker.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The requests of a worker for the tables, signed with the credentials of its session. It supports
 * no other operation.
 *
 * @param client sends the requests; stays open
 */
record SessionDynamoDbClient(DynamoDbClient client, SessionCredentials session)
    implements DynamoDbClient {

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return client.batchGetItem(session.on(request));
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return client.getItem(session.on(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return client.putItem(session.on(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return client.updateItem(session.on(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    // The client belongs to the worker process.
  }
}
