package dev.exesys.local.iam;

import dev.exesys.local.protocol.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Determines tables and partition keys of requests of DynamoDB.
 *
 * @param hashKeys returns the name of a table's partition key
 */
record DynamoDbActions(Account account, UnaryOperator<String> hashKeys) {
  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  List<RequestedAction> of(String action, JsonNode input) {
    if (action.equals("dynamodb:BatchGetItem")) {
      List<RequestedAction> actions = new ArrayList<>();
      for (Map.Entry<String, JsonNode> table : input.path("RequestItems").properties()) {
        List<JsonNode> keys = new ArrayList<>();
        table.getValue().path("Keys").forEach(keys::add);
        actions.add(action(action, table.getKey(), keys));
      }
      return List.copyOf(actions);
    }
    JsonNode item = input.path(action.equals("dynamodb:PutItem") ? "Item" : "Key");
    return List.of(action(action, input.path("TableName").asString(""), List.of(item)));
  }

  private RequestedAction action(String action, String tableOrArn, List<JsonNode> items) {
    String table = tableOrArn.substring(tableOrArn.lastIndexOf('/') + 1);
    String hashKey = hashKeys.apply(table);
    List<String> keys = new ArrayList<>();
    for (JsonNode item : items) {
      JsonNode value = item.path(hashKey);
      keys.add(value.isObject() && !value.isEmpty() ? value.iterator().next().asString() : "");
    }
    return new RequestedAction(
        action, account.arn("dynamodb", "table/" + table), Map.of(LEADING_KEYS, keys), true);
  }
}
