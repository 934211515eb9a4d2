package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.StateMachineRow;
import dev.exesys.local.stepfunctions.store.StateMachineTable;
import dev.exesys.local.store.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Implements the operations on the tags of state machines. */
final class TagOperations {
  private final Database database;
  private final StateMachineOperations machines;

  TagOperations(Database database, StateMachineOperations machines) {
    this.database = database;
    this.machines = machines;
  }

  ObjectNode list(RequestReader request) {
    request.only("resourceArn");
    StateMachineRow machine = find(request);
    return AslJson.object().set("tags", AslJson.parse(machine.tags()));
  }

  ObjectNode add(RequestReader request) {
    request.only("resourceArn", "tags");
    StateMachineRow machine = find(request);
    Map<String, String> tags = read(AslJson.parse(machine.tags()));
    JsonNode added = request.value("tags").orElse(null);
    if (added != null) {
      tags.putAll(read(added));
    }
    return store(machine, tags);
  }

  ObjectNode remove(RequestReader request) {
    request.only("resourceArn", "tagKeys");
    StateMachineRow machine = find(request);
    Map<String, String> tags = read(AslJson.parse(machine.tags()));
    JsonNode keys = request.value("tagKeys").orElse(null);
    if (keys != null) {
      keys.forEach(key -> tags.remove(key.asString()));
    }
    return store(machine, tags);
  }

  private StateMachineRow find(RequestReader request) {
    String arn = request.string("resourceArn");
    try {
      return machines.find(arn);
    } catch (ServiceException e) {
      ServiceException refused =
          ServiceException.badRequest("ResourceNotFound", "Resource not found: '" + arn + "'");
      refused.initCause(e);
      throw refused;
    }
  }

  private ObjectNode store(StateMachineRow machine, Map<String, String> tags) {
    ArrayNode list = AslJson.NODES.arrayNode();
    tags.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    StateMachineRow after =
        new StateMachineRow(
            machine.arn(),
            machine.name(),
            machine.type(),
            machine.definitionHash(),
            machine.roleArn(),
            machine.revisionId(),
            machine.createdAt(),
            AslJson.write(list),
            machine.settings());
    String definition = machines.definition(machine);
    database.write(connection -> StateMachineTable.put(connection, after, definition));
    return AslJson.object();
  }

  private static Map<String, String> read(JsonNode list) {
    Map<String, String> tags = new LinkedHashMap<>();
    list.forEach(tag -> tags.put(tag.path("key").asString(""), tag.path("value").asString("")));
    return tags;
  }
}
