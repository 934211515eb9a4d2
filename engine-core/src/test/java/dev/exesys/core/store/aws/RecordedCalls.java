package dev.exesys.core.store.aws;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Creates a DynamoDB client that records expressions and answers every call with success. */
final class RecordedCalls {

  private final List<String> calls = new ArrayList<>();
  private Map<String, AttributeValue> item = Map.of();

  /** Sets the item that reads and updates return. */
  void item(Map<String, AttributeValue> found) {
    item = found;
  }

  /** Returns the last write: update expression, then condition. */
  String last() {
    return calls.getLast();
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> answer(method.getName(), arguments[0]));
  }

  private Object answer(String operation, Object argument) {
    return switch (operation) {
      case "putItem" -> {
        calls.add(
            "put if " + built(PutItemRequest.builder(), argument).build().conditionExpression());
        yield PutItemResponse.builder().build();
      }
      case "updateItem" -> {
        UpdateItemRequest request = (UpdateItemRequest) argument;
        calls.add(request.updateExpression() + " if " + request.conditionExpression());
        yield UpdateItemResponse.builder().attributes(item).build();
      }
      case "deleteItem" -> {
        calls.add(
            "delete if "
                + built(DeleteItemRequest.builder(), argument).build().conditionExpression());
        yield DeleteItemResponse.builder().build();
      }
      case "getItem" -> {
        boolean consistent = built(GetItemRequest.builder(), argument).build().consistentRead();
        if (!consistent) {
          throw new IllegalStateException("reads must be strongly consistent");
        }
        GetItemResponse.Builder found = GetItemResponse.builder();
        yield item.isEmpty() ? found.build() : found.item(item).build();
      }
      case "transactWriteItems" -> {
        var writes = built(TransactWriteItemsRequest.builder(), argument).build().transactItems();
        calls.add(
            writes.get(0).update().updateExpression()
                + " if "
                + writes.get(0).update().conditionExpression()
                + " and in the waiter's item "
                + writes.get(1).conditionCheck().conditionExpression());
        yield TransactWriteItemsResponse.builder().build();
      }
      default -> throw new UnsupportedOperationException(operation);
    };
  }

  @SuppressWarnings("unchecked")
  private static <B> B built(B builder, Object consumer) {
    ((Consumer<B>) consumer).accept(builder);
    return builder;
  }
}
