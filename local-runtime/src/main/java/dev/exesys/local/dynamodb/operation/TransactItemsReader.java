package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import tools.jackson.databind.JsonNode;

/** Reads the actions of both kinds of transactions. */
final class TransactItemsReader {
  private static final int MAX_ACTIONS = 100;
  private static final String AT =
      "' at 'transactItems' failed to satisfy constraint: Member must have length ";

  private static final long MAX_BYTES = 4 << 20;

  private TransactItemsReader() {}

  /** Rejects a transaction whose items are larger than 4 MB together. */
  static void checkSize(long bytes) {
    if (bytes > MAX_BYTES) {
      throw DynamoDbErrors.validation(
          "Transaction request cannot have an aggregate item size of more than 4 MB");
    }
  }

  static JsonNode items(RequestReader request) {
    JsonNode items = request.required("TransactItems");
    if (items.isEmpty()) {
      throw ServiceException.violation("Value '[]" + AT + "greater than or equal to 1");
    }
    if (items.size() > MAX_ACTIONS) {
      throw ServiceException.violation(
          "Value '[" + items.size() + " items]" + AT + "less than or equal to " + MAX_ACTIONS);
    }
    return items;
  }
}
