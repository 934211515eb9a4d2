package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.UpdateExpression;
import dev.exesys.local.dynamodb.value.ValueReader;
import dev.exesys.local.protocol.RequestReader;
import java.util.List;

/** Reads the members that single writes and the parts of a transaction have in common. */
final class WriteRequests {
  private static final List<String> ON_FAILURE = List.of("ALL_OLD", "NONE");

  private WriteRequests() {}

  static ItemWrite read(ItemWrite.Kind kind, RequestReader request) {
    List<ExpressionKind> kinds =
        kind == ItemWrite.Kind.UPDATE
            ? List.of(ExpressionKind.UPDATE, ExpressionKind.CONDITION)
            : List.of(ExpressionKind.CONDITION);
    String tableName = TableNameReader.read(request);
    var attributes =
        ValueReader.item(request.required(kind == ItemWrite.Kind.PUT ? "Item" : "Key"));
    boolean itemOnFailure =
        request.choice("ReturnValuesOnConditionCheckFailure", "NONE", ON_FAILURE).equals("ALL_OLD");
    RequestExpressions expressions = new RequestExpressions(request, kinds);
    UpdateExpression update = kind == ItemWrite.Kind.UPDATE ? expressions.update() : null;
    ConditionExpression condition = expressions.condition(ExpressionKind.CONDITION);
    expressions.refuseUnused();
    return new ItemWrite(kind, tableName, attributes, update, condition, itemOnFailure);
  }
}
