package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import tools.jackson.databind.JsonNode;

/** Reads the actions of both kinds of transactions. */
final class TransactItemsReader {
  private static final int MAX_ACTIONS = 100;
  private static final String AT =
      "' at 'transactItems' failed to satisfy constraint: Member must have length ";

  private TransactItemsReader() {}

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
