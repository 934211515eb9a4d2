package dev.exesys.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Writes one state. */
final class StateWriter {
  private StateWriter() {}

  static void write(JsonGenerator json, State state) {
    json.writeStartObject();
    json.writeStringProperty("Type", state.type().word());
    AslWriter.optional(json, "Comment", state.comment());
    switch (state) {
      case Task task -> task(json, task);
      case Parallel parallel -> parallel(json, parallel);
      case MapState map -> map(json, map);
      case Choice choice -> ChoiceWriter.write(json, choice);
      case Wait wait -> wait(json, wait);
      case Pass pass -> pass(json, pass);
      case Succeed succeed -> PartWriter.io(json, succeed.io());
      case Fail fail -> fail(json, fail);
    }
    json.writeEndObject();
  }

  private static void task(JsonGenerator json, Task task) {
    json.writeStringProperty("Resource", task.resource());
    tree(json, "Credentials", task.credentials());
    PartWriter.limit(json, "Timeout", task.timeout());
    PartWriter.limit(json, "Heartbeat", task.heartbeat());
    PartWriter.io(json, task.io());
    PartWriter.onError(json, task.onError());
    PartWriter.transition(json, task.then());
  }

  private static void parallel(JsonGenerator json, Parallel parallel) {
    json.writeArrayPropertyStart("Branches");
    parallel.branches().forEach(branch -> AslWriter.branch(json, branch));
    json.writeEndArray();
    PartWriter.io(json, parallel.io());
    PartWriter.onError(json, parallel.onError());
    PartWriter.transition(json, parallel.then());
  }

  private static void map(JsonGenerator json, MapState map) {
    PartWriter.path(json, "ItemsPath", map.itemsPath());
    tree(json, "ItemSelector", map.itemSelector());
    if (map.maxConcurrency() != 0) {
      json.writeNumberProperty("MaxConcurrency", map.maxConcurrency());
    }
    json.writeName("ItemProcessor");
    AslWriter.branch(json, map.itemProcessor());
    PartWriter.io(json, map.io());
    PartWriter.onError(json, map.onError());
    PartWriter.transition(json, map.then());
  }

  private static void wait(JsonGenerator json, Wait wait) {
    switch (wait.until()) {
      case Wait.Until.Seconds(long seconds) -> json.writeNumberProperty("Seconds", seconds);
      case Wait.Until.SecondsPath(String path) -> json.writeStringProperty("SecondsPath", path);
      case Wait.Until.Timestamp(String time) -> json.writeStringProperty("Timestamp", time);
      case Wait.Until.TimestampPath(String path) -> json.writeStringProperty("TimestampPath", path);
    }
    PartWriter.io(json, wait.io());
    PartWriter.transition(json, wait.then());
  }

  private static void pass(JsonGenerator json, Pass pass) {
    tree(json, "Result", pass.result());
    PartWriter.io(json, pass.io());
    PartWriter.transition(json, pass.then());
  }

  private static void fail(JsonGenerator json, Fail fail) {
    AslWriter.optional(json, "Error", fail.error());
    AslWriter.optional(json, "ErrorPath", fail.errorPath());
    AslWriter.optional(json, "Cause", fail.cause());
    AslWriter.optional(json, "CausePath", fail.causePath());
  }

  static void tree(JsonGenerator json, String member, @Nullable JsonNode tree) {
    if (tree != null) {
      json.writeName(member);
      tree(json, tree);
    }
  }

  /** Step by step: Jackson sets up a whole serialization for each tree that it is given. */
  private static void tree(JsonGenerator json, JsonNode tree) {
    switch (tree) {
      case ObjectNode object -> {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          json.writeName(member.getKey());
          tree(json, member.getValue());
        }
        json.writeEndObject();
      }
      case ArrayNode array -> {
        json.writeStartArray();
        for (JsonNode element : array) {
          tree(json, element);
        }
        json.writeEndArray();
      }
      case StringNode text -> json.writeString(text.stringValue());
      default -> json.writeTree(tree);
    }
  }
}
