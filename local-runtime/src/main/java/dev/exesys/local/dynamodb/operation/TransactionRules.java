package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import tools.jackson.databind.JsonNode;

/** What both kinds of transactions have in common. */
final class TransactionRules {
  private static final int MOST = 100;
  private static final String AT =
      "' at 'transactItems' failed to satisfy constraint: Member must have length ";

  private TransactionRules() {}

  static JsonNode items(RequestReader request) {
    JsonNode items = request.required("TransactItems");
    if (items.isEmpty()) {
      throw ServiceException.violation("Value '[]" + AT + "greater than or equal to 1");
    }
    if (items.size() > MOST) {
      throw ServiceException.violation(
          "Value '[" + items.size() + " items]" + AT + "less than or equal to " + MOST);
    }
    return items;
  }
}
