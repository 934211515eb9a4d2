package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.Arns;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ActivityRow;
import dev.exesys.local.stepfunctions.store.ActivityTable;
import dev.exesys.local.stepfunctions.store.StateMachineTable;
import dev.exesys.local.store.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Implements the operations on the tags of state machines and activities. */
final class TagOperations {
  private final Database database;
  private final StateMachineOperations machines;

  TagOperations(Database database, StateMachineOperations machines) {
    this.database = database;
    this.machines = machines;
  }

  ObjectNode list(RequestReader request) {
    request.only("resourceArn");
    return AslJson.object().set("tags", AslJson.parse(tags(request)));
  }

  ObjectNode add(RequestReader request) {
    request.only("resourceArn", "tags");
    Map<String, String> tags = read(AslJson.parse(tags(request)));
    JsonNode added = request.value("tags").orElse(null);
    if (added != null) {
      tags.putAll(read(added));
    }
    return store(request.string("resourceArn"), tags);
  }

  ObjectNode remove(RequestReader request) {
    request.only("resourceArn", "tagKeys");
    Map<String, String> tags = read(AslJson.parse(tags(request)));
    JsonNode keys = request.value("tagKeys").orElse(null);
    if (keys != null) {
      keys.forEach(key -> tags.remove(key.asString()));
    }
    return store(request.string("resourceArn"), tags);
  }

  private String tags(RequestReader request) {
    String arn = request.string("resourceArn");
    if (Arns.isActivity(arn)) {
      return database
          .read(connection -> ActivityTable.find(connection, arn))
          .map(ActivityRow::tags)
          .orElseThrow(() -> notFound(arn));
    }
    try {
      return machines.find(arn).tags();
    } catch (ServiceException e) {
      ServiceException refused = notFound(arn);
      refused.initCause(e);
      throw refused;
    }
  }

  private static ServiceException notFound(String arn) {
    return ServiceException.badRequest("ResourceNotFound", "Resource not found: '" + arn + "'");
  }

  private ObjectNode store(String arn, Map<String, String> tags) {
    ArrayNode list = AslJson.NODES.arrayNode();
    tags.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    String text = AslJson.write(list);
    database.write(connection ->
        Arns.isActivity(arn)
            ? ActivityTable.setTags(connection, arn, text)
            : StateMachineTable.setTags(connection, arn, text));
    return AslJson.object();
  }

  private static Map<String, String> read(JsonNode list) {
    Map<String, String> tags = new LinkedHashMap<>();
    list.forEach(tag -> tags.put(tag.path("key").asString(""), tag.path("value").asString("")));
    return tags;
  }
}
