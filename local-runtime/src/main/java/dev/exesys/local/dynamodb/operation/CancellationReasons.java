package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects the cancellation reasons of a transaction, one for each action in request order. */
final class CancellationReasons {
  private final List<Optional<ServiceException>> reasons = new ArrayList<>();

  /** Evaluates one action of the transaction. */
  @FunctionalInterface
  interface TransactionAction {
    void run() throws SQLException;
  }

  void collect(TransactionAction action) throws SQLException {
    try {
      action.run();
      reasons.add(Optional.empty());
    } catch (ServiceException e) {
      reasons.add(Optional.of(e));
    }
  }

  /** Adds the reasons of a transaction in which one action conflicts with another transaction. */
  void conflict(int action, RequestReader request) {
    for (int i = 0; i < request.required("TransactItems").size(); i++) {
      reasons.add(
          i == action
              ? Optional.of(
                  ServiceException.badRequest(
                      "TransactionConflict", "Transaction is ongoing for the item"))
              : Optional.empty());
    }
  }

  /**
   * Cancels the transaction if an action failed.
   *
   * @throws ServiceException {@code TransactionCanceledException} with the reasons
   */
  void throwIfAny() {
    if (reasons.stream().allMatch(Optional::isEmpty)) {
      return;
    }
    String codes =
        reasons.stream()
            .map(reason -> reason.map(CancellationReasons::code).orElse("None"))
            .collect(Collectors.joining(", ", "[", "]"));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    reasons.forEach(reason ->
        list.add(reason.map(CancellationReasons::json).orElseGet(CancellationReasons::none)));
    throw ServiceException.badRequest(
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + codes)
        .with("CancellationReasons", list);
  }

  private static String code(ServiceException reason) {
    return switch (reason.code()) {
      case "ConditionalCheckFailedException" -> "ConditionalCheckFailed";
      case "ValidationException" -> "ValidationError";
      default -> reason.code();
    };
  }

  private static ObjectNode json(ServiceException reason) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Code", code(reason));
    json.put("Message", reason.getMessage());
    JsonNode item = reason.members().get("Item");
    if (item != null) {
      json.set("Item", item);
    }
    return json;
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode().put("Code", "None");
  }
}
