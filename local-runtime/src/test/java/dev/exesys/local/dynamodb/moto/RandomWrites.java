package dev.exesys.local.dynamodb.moto;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generates random writes. */
final class RandomWrites {
  private final Random random;
  private final RandomValues values;

  RandomWrites(Random random, RandomValues values) {
    this.random = random;
    this.values = values;
  }

  ServiceCall put() {
    CallTables table = CallTables.any(values);
    ObjectNode request = table.request(values);
    request.set("Item", item(table));
    ExpressionPlaceholders vars = new ExpressionPlaceholders(values);
    condition(request, vars, 40);
    vars.into(request);
    if (values.chance(40)) {
      request.put("ReturnValues", values.pick(List.of("ALL_OLD", "NONE")));
    }
    return new ServiceCall("put", "PutItem", request);
  }

  ServiceCall update() {
    CallTables table = CallTables.any(values);
    ObjectNode request = table.request(values);
    request.set("Key", table.key(values));
    ExpressionPlaceholders vars = new ExpressionPlaceholders(values);
    RandomUpdates updates = new RandomUpdates(random, values, vars);
    request.put("UpdateExpression", updates.update());
    condition(request, vars, 40);
    vars.into(request);
    List<String> returned =
        updates.topLevelOnly()
            ? List.of("ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW", "NONE")
            : List.of("ALL_OLD", "ALL_NEW", "NONE");
    if (values.chance(70)) {
      request.put("ReturnValues", values.pick(returned));
    }
    return new ServiceCall("update", "UpdateItem", request);
  }

  ServiceCall delete() {
    CallTables table = CallTables.any(values);
    ObjectNode request = table.request(values);
    request.set("Key", table.key(values));
    ExpressionPlaceholders vars = new ExpressionPlaceholders(values);
    condition(request, vars, 60);
    vars.into(request);
    if (values.chance(50)) {
      request.put("ReturnValues", "ALL_OLD");
    }
    return new ServiceCall("delete", "DeleteItem", request);
  }

  ServiceCall batch() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ObjectNode items = request.putObject("RequestItems");
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 1 + values.below(5); i > 0; i--) {
      CallTables table = CallTables.any(values);
      ObjectNode item = item(table);
      ObjectNode key = item.deepCopy().retain(table.key());
      if (seen.add(key.deepCopy().put("table", table.table))) {
        ObjectNode write = items.withArray(table.table).addObject();
        if (values.chance(60)) {
          write.putObject("PutRequest").set("Item", item);
        } else {
          write.putObject("DeleteRequest").set("Key", key);
        }
      }
    }
    return new ServiceCall("batch write", "BatchWriteItem", request);
  }

  ServiceCall transaction() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ArrayNode items = request.putArray("TransactItems");
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 1 + values.below(4); i > 0; i--) {
      ServiceCall part = values.pick(List.of(put(), update(), delete()));
      ObjectNode write = part.input().deepCopy();
      write.remove("ReturnValues");
      JsonNode whole = write.has("Key") ? write.get("Key") : write.get("Item");
      ObjectNode key = ((ObjectNode) whole).deepCopy().retain(List.of("pk", "sk"));
      if (seen.add(key.set("table", write.get("TableName")))) {
        boolean check =
            part.kind().equals("delete") && write.has("ConditionExpression") && values.chance(50);
        items.addObject().set(check ? "ConditionCheck" : name(part), write);
      }
    }
    return new ServiceCall("transaction", "TransactWriteItems", request);
  }

  private static String name(ServiceCall part) {
    return switch (part.kind()) {
      case "put" -> "Put";
      case "update" -> "Update";
      default -> "Delete";
    };
  }

  private void condition(ObjectNode request, ExpressionPlaceholders vars, int percent) {
    if (values.chance(percent)) {
      request.put("ConditionExpression", new RandomConditions(values, vars).condition());
      if (values.chance(30)) {
        request.put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
      }
    }
  }

  ObjectNode item(CallTables table) {
    ObjectNode item = table.key(values);
    if (values.chance(70)) {
      item.putObject("g").put("S", values.pick(List.of("x", "y")));
    }
    if (values.chance(70)) {
      item.set("h", values.of("N"));
    }
    for (String attribute : RandomValues.ATTRIBUTES.keySet().stream().sorted().toList()) {
      if (values.chance(45)) {
        item.set(attribute, values.of(String.valueOf(RandomValues.ATTRIBUTES.get(attribute))));
      }
    }
    if (values.chance(15)) {
      item.set("any", values.any());
    }
    return item;
  }
}
