package dev.exesys.local.dynamodb.moto;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generates random reads. */
final class RandomReads {
  private static final List<String> PATHS =
      List.of("n", "s", "l", "m.x", "data.y", "ss", "status", "b", "flag", "pk", "absent");

  private final RandomValues values;

  RandomReads(RandomValues values) {
    this.values = values;
  }

  ServiceCall get() {
    CallTables table = CallTables.any(values);
    ObjectNode request = table.request(values);
    request.set("Key", table.key(values));
    projection(request, 40);
    return new ServiceCall("get", "GetItem", request);
  }

  ServiceCall batch() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ObjectNode items = request.putObject("RequestItems");
    for (CallTables table : CallTables.values()) {
      if (values.chance(60) || items.isEmpty()) {
        ObjectNode one = items.putObject(table.table);
        ArrayNode keys = one.putArray("Keys");
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 1 + values.below(4); i > 0; i--) {
          ObjectNode key = table.key(values);
          if (seen.add(key)) {
            keys.add(key);
          }
        }
        projection(one, 30);
      }
    }
    return new ServiceCall("batch get", "BatchGetItem", request);
  }

  ServiceCall transaction() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ArrayNode items = request.putArray("TransactItems");
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 1 + values.below(4); i > 0; i--) {
      CallTables table = CallTables.any(values);
      ObjectNode get = table.request(values);
      get.set("Key", table.key(values));
      if (seen.add(get)) {
        items.addObject().set("Get", get);
      }
    }
    return new ServiceCall("transactional get", "TransactGetItems", request);
  }

  ServiceCall query() {
    CallTables table = CallTables.any(values);
    ObjectNode request = table.request(values);
    ExpressionPlaceholders vars = new ExpressionPlaceholders(values);
    String condition = vars.name("pk") + " = " + vars.value(table.key(values).get("pk"));
    String order = table.hasRange() ? range(table, vars) : "";
    request.put("KeyConditionExpression", condition + order);
    return finish("query", "Query", request, vars);
  }

  ServiceCall indexQuery() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ExpressionPlaceholders vars = new ExpressionPlaceholders(values);
    String index = values.pick(List.of("byG", "keysOnly", "some", "flat"));
    request.put("TableName", index.equals("flat") ? "flat" : "pair");
    request.put("IndexName", index.equals("flat") ? "byG" : index);
    if (index.equals("some")) {
      request.put("KeyConditionExpression", vars.name("h") + " = " + vars.value(values.of("N")));
    } else {
      ObjectNode value = values.of("S").put("S", values.pick(List.of("x", "y")));
      String condition = vars.name("g") + " = " + vars.value(value);
      if (index.equals("byG") && values.chance(50)) {
        condition += " AND " + vars.name("h") + comparator() + vars.value(values.of("N"));
      }
      request.put("KeyConditionExpression", condition);
    }
    return finish("index query", "Query", request, vars);
  }

  ServiceCall scan() {
    CallTables table = CallTables.any(values);
    ObjectNode request = table.request(values);
    if (table != CallTables.TEXT && values.chance(30)) {
      request.put("IndexName", "byG");
    }
    return finish("scan", "Scan", request, new ExpressionPlaceholders(values));
  }

  private ServiceCall finish(
      String kind, String operation, ObjectNode request, ExpressionPlaceholders vars) {
    if (values.chance(40)) {
      request.put("FilterExpression", new RandomConditions(values, vars).condition());
    }
    if (operation.equals("Query") && values.chance(40)) {
      request.put("ScanIndexForward", values.chance(50));
    }
    if (values.chance(60)) {
      request.put("Limit", 1 + values.below(8));
    }
    if (values.chance(10)) {
      request.put("Select", "COUNT");
    } else if (!request.has("IndexName") && values.chance(20)) {
      List<String> names = new ArrayList<>();
      for (String path : List.of("pk", "n", "s", "m")) {
        names.add(vars.name(path));
      }
      request.put("ProjectionExpression", String.join(", ", names));
    }
    vars.into(request);
    return new ServiceCall(kind, operation, request);
  }

  private String range(CallTables table, ExpressionPlaceholders vars) {
    String name = vars.name("sk");
    return switch (values.below(5)) {
      case 0 -> " AND " + name + comparator() + vars.value(table.range(values));
      case 1 -> between(table, name, vars);
      case 2 ->
          table == CallTables.TEXT
              ? " AND begins_with("
                  + name
                  + ", "
                  + vars.value(values.of("S").put("S", values.pick(List.of("a", "a:", "b", "é"))))
                  + ")"
              : "";
      default -> "";
    };
  }

  private String between(CallTables table, String name, ExpressionPlaceholders vars) {
    ObjectNode low = table.range(values).removeAll();
    ObjectNode high = low.deepCopy();
    if (table == CallTables.TEXT) {
      low.put("S", "a:2");
      high.put("S", values.pick(List.of("b", "z")));
    } else {
      low.put("N", values.pick(List.of("-2", "0")));
      high.put("N", values.pick(List.of("9", "10.5")));
    }
    return " AND " + name + " BETWEEN " + vars.value(low) + " AND " + vars.value(high);
  }

  private String comparator() {
    return values.pick(List.of(" = ", " < ", " <= ", " > ", " >= "));
  }

  private void projection(ObjectNode request, int percent) {
    if (!values.chance(percent)) {
      return;
    }
    ExpressionPlaceholders vars = new ExpressionPlaceholders(values);
    List<String> paths = new ArrayList<>();
    for (String path : PATHS) {
      if (values.chance(35)) {
        int dot = path.indexOf('.');
        paths.add(
            dot < 0 ? vars.name(path) : vars.name(path.substring(0, dot)) + path.substring(dot));
      }
    }
    if (!paths.isEmpty()) {
      request.put("ProjectionExpression", String.join(", ", paths));
      vars.into(request);
    }
  }
}
