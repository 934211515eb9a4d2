package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.UpdateExpression;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.protocol.RequestReader;
import java.util.List;

/** Reads a write from a request for one item or from an action of a transaction. */
final class ItemWriteReader {
  private static final List<String> ON_FAILURE = List.of("ALL_OLD", "NONE");

  private ItemWriteReader() {}

  static ItemWrite read(ItemWrite.WriteKind kind, RequestReader request) {
    List<ExpressionKind> kinds =
        kind == ItemWrite.WriteKind.UPDATE
            ? List.of(ExpressionKind.UPDATE, ExpressionKind.CONDITION)
            : List.of(ExpressionKind.CONDITION);
    String tableName = TableNameReader.read(request);
    var attributes =
        AttributeValueReader.item(
            request.required(kind == ItemWrite.WriteKind.PUT ? "Item" : "Key"));
    boolean itemOnFailure =
        request.choice("ReturnValuesOnConditionCheckFailure", "NONE", ON_FAILURE).equals("ALL_OLD");
    RequestExpressions expressions = new RequestExpressions(request, kinds);
    UpdateExpression update = kind == ItemWrite.WriteKind.UPDATE ? expressions.update() : null;
    ConditionExpression condition = expressions.condition(ExpressionKind.CONDITION);
    expressions.rejectUnused();
    return new ItemWrite(kind, tableName, attributes, update, condition, itemOnFailure);
  }
}
