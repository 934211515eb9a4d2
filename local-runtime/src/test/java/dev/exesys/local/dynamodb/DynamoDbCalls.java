package dev.exesys.local.dynamodb;

import dev.exesys.local.protocol.ServiceException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** DynamoDbCalls to a service, written as JSON with single quotes. */
final class DynamoDbCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DynamoDbService service;

  DynamoDbCalls(DynamoDbService service) {
    this.service = service;
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
  }

  ObjectNode call(String operation, String input) {
    return service.call(operation, json(input));
  }

  /** Returns the error code and message, or the response if there is no error. */
  String refusal(String operation, String input) {
    try {
      return "answered " + call(operation, input);
    } catch (ServiceException e) {
      return e.code() + ": " + e.getMessage();
    }
  }

  /** Creates a table {@code tab} with keys pk and sk and an index on gpk and gsk. */
  void makeTable(String projection) {
    call(
        "CreateTable",
        "{'TableName': 'tab', 'BillingMode': 'PAY_PER_REQUEST', 'AttributeDefinitions': ["
            + "{'AttributeName': 'pk', 'AttributeType': 'S'}, {'AttributeName': 'sk', 'AttributeType': 'N'},"
            + "{'AttributeName': 'gpk', 'AttributeType': 'S'}, {'AttributeName': 'gsk', 'AttributeType': 'S'}],"
            + "'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}, {'AttributeName': 'sk', 'KeyType': 'RANGE'}],"
            + "'GlobalSecondaryIndexes': [{'IndexName': 'byG', 'KeySchema': ["
            + "{'AttributeName': 'gpk', 'KeyType': 'HASH'}, {'AttributeName': 'gsk', 'KeyType': 'RANGE'}],"
            + "'Projection': "
            + projection
            + "}]}");
  }

  void put(String item) {
    call("PutItem", "{'TableName': 'tab', 'Item': " + item + "}");
  }

  JsonNode get(String pk, int sk) {
    return call(
            "GetItem",
            "{'TableName': 'tab', 'Key': {'pk': {'S': '" + pk + "'}, 'sk': {'N': '" + sk + "'}}}")
        .path("Item");
  }

  /** Reads all pages of a query or scan and returns the sort keys of each page. */
  List<List<String>> pages(String operation, String input) {
    List<List<String>> pages = new ArrayList<>();
    ObjectNode request = json(input);
    JsonNode next;
    do {
      ObjectNode page = service.call(operation, request);
      pages.add(
          page.path("Items")
              .valueStream()
              .map(item -> item.path("sk").path("N").asString())
              .toList());
      next = page.path("LastEvaluatedKey");
      request.set("ExclusiveStartKey", next);
    } while (!next.isMissingNode());
    return pages;
  }
}
